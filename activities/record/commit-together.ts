import { mongo } from 'mongoose';
import type { Store } from '#activities/store/store';
import { transact, withinBudget } from './transact.ts';
import { HeadMoved, writeTurns, type TurnRows } from './write-turns.ts';

/** How many turns one transaction may hold: what one of them spoils, all of them do again. */
const MOST_TOGETHER = 16;

/**
 * Transactions under way at the same time: while one is written to the disk, another one is worked on. The turns that come
 * up meanwhile gather for the next.
 */
const LANES = 2;

/** A turn that waits for its transaction, with what begins with it. */
interface Waiting {
  readonly rows: readonly TurnRows[];
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Commits turns of different processes: one that comes alone at once, those that come up while others are being
 * committed together in one transaction, as databases do with their own log. Which of them share one says nothing about
 * them; a transaction that one turn has spoiled is undone, and each of its turns gets one of its own.
 */
export class CommitTogether {
  private readonly store: Store;
  private readonly waiting: Waiting[] = [];
  private underWay = 0;

  constructor(store: Store) {
    this.store = store;
  }

  /**
   * Writes a turn that takes everything for granted; resolves when it is committed. Gives up as every transaction does;
   * `afterwards` runs also when it is committed after all.
   */
  commit(rows: readonly TurnRows[], afterwards: () => void): Promise<void> {
    const whole = new Promise<void>((resolve, reject) => {
      const committed = (): void => {
        afterwards();
        resolve();
      };
      this.waiting.push({ rows, committed, failed: reject });
    });
    this.next();
    return withinBudget(whole).finally(() => {
      this.forget(rows);
    });
  }

  /** Nobody waits any more for a turn that was given up before its transaction began. */
  private forget(rows: readonly TurnRows[]): void {
    const place = this.waiting.findIndex((turn) => turn.rows === rows);
    if (place >= 0) this.waiting.splice(place, 1);
  }

  private next(): void {
    if (this.underWay === LANES || this.waiting.length === 0) return;
    this.underWay += 1;
    void this.write(this.waiting.splice(0, MOST_TOGETHER)).finally(() => {
      this.underWay -= 1;
      this.next();
    });
  }

  private async write(together: readonly Waiting[]): Promise<void> {
    try {
      await transact(
        this.store,
        (session) =>
          writeTurns(
            this.store,
            session,
            together.flatMap(({ rows }) => rows),
            'assumeNew',
          ),
        () => {
          for (const turn of together) turn.committed();
        },
      );
    } catch (error) {
      if (together.length > 1 && isSpoilt(error)) for (const turn of together) await this.write([turn]);
      else for (const turn of together) turn.failed(error);
    }
  }
}

/** Whether the database is there and has something against what was written. */
function isSpoilt(error: unknown): boolean {
  return error instanceof HeadMoved || error instanceof mongo.MongoServerError;
}

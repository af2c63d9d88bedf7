import type { AnyProcess } from '#domain/kernel/process';
import { createIncidents } from '#activities/store/incidents';
import type { Store } from '#activities/store/store';
import type { SurroundingsLoader } from '#activities/store/surroundings';
import type { RecordRequest, RecordResult } from '#host/contract';
import { CommitTogether } from './commit-together.ts';
import type { Trust } from './effects.ts';
import { RecordBehind } from './record-behind.ts';
import { RememberedHeads } from './remembered-heads.ts';
import { DecidedBefore, Outdated, ReachesFurther, RecordTurn } from './take-turn.ts';
import { transact } from './transact.ts';
import { HeadMoved, writeTurns, type TurnRows } from './write-turns.ts';

export interface RecordDeps {
  readonly store: Store;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  readonly surroundings: SurroundingsLoader;
  readonly log: { error(fields: object, message: string): void };
  /** Told after a commit that left something to deliver. */
  readonly outboxWritten?: () => void;
  /** Events one run may add before it continues as new; tests set it low. */
  readonly eventsPerRun?: number;
}

export type RecordProcess = (request: RecordRequest) => Promise<RecordResult>;

/** How a past is recorded: marked with its file, and nobody told of it. */
export interface Importing {
  readonly file: string;
  readonly by: string;
}

/**
 * The transaction behind every step of every process: lets passed deadlines act, decides the inputs, and writes
 * outcomes, events, head and outbox, all or nothing, over the very head it began with. Repeating it is safe: a known
 * input returns its outcome, and what an attempt that died has written comes back first. Throws only when the database
 * does.
 */
export function createRecord(deps: RecordDeps, importing: Importing | null = null): RecordProcess {
  const recorder = new Recorder(deps, importing);
  return (request) => recorder.record(request);
}

class Recorder {
  private readonly deps: RecordDeps;
  private readonly importing: Importing | null;
  private readonly heads = new RememberedHeads();
  private readonly together: CommitTogether;

  constructor(deps: RecordDeps, importing: Importing | null) {
    this.deps = deps;
    this.importing = importing;
    this.together = new CommitTogether(deps.store);
  }

  /** Takes a turn the short way where it can, and looks everything up where what it took for granted proved wrong. */
  async record(request: RecordRequest): Promise<RecordResult> {
    try {
      return (await this.fromMemory(request)) ?? (await this.inTransaction(request, 'assumeNew'));
    } catch (error) {
      this.heads.forget(request.key);
      if (isDuplicateKey(error) || AGAIN.some((kind) => error instanceof kind))
        return this.inTransaction(request, 'lookUpFirst');
      if (error instanceof RecordBehind) await this.openIncident(request, error);
      throw error;
    }
  }

  /**
   * Decides the turn over the remembered head, or over none at a birth, and commits it together with others. Null when
   * the head must be read, or the turn touches more than its own rows.
   */
  private async fromMemory(request: RecordRequest): Promise<RecordResult | null> {
    const before = this.heads.of(request);
    if (!before && request.version > 0) return null;
    const { deps, importing } = this;
    const turn = new RecordTurn({ deps, importing, request, trust: 'assumeNew', session: null });
    const taken = await turn.take(before).catch(furtherReach);
    // Where nothing is born of it, nothing would show that there is a head after all.
    if (!taken?.rows[0]?.after) return null;
    const { rows } = taken;
    await this.together.commit(rows, () => {
      this.committed(rows);
    });
    return taken.result;
  }

  /** The turn with everything it reads and writes in one transaction. */
  private async inTransaction(request: RecordRequest, trust: Trust): Promise<RecordResult> {
    const { deps, importing, heads } = this;
    const { result } = await transact(
      deps.store,
      async (session) => {
        const remembered = trust === 'assumeNew' ? heads.of(request) : null;
        const before = remembered ?? (await deps.store.processes.findOne({ _id: request.key }, { session }));
        // A run that has only just taken over may be brought what the one before it has decided.
        const trusting = remembered || !before ? trust : 'lookUpFirst';
        const taken = await new RecordTurn({ deps, importing, request, trust: trusting, session }).take(before);
        if (taken.rows.length > 0) await writeTurns(deps.store, session, taken.rows, trusting);
        return taken;
      },
      // Also of one that was given up and commits after all: its inputs are found by the next attempt.
      ({ rows }) => {
        this.committed(rows);
      },
    );
    return result;
  }

  private committed(turns: readonly TurnRows[]): void {
    for (const { after } of turns) if (after) this.heads.keep(after);
    if (turns.some(({ effects }) => effects.outbox.length > 0)) this.deps.outboxWritten?.();
  }

  /** The run waits for an administrator: that is work, not only a log line. */
  private async openIncident({ key, type }: RecordRequest, { message }: RecordBehind): Promise<void> {
    const incidents = createIncidents(this.deps.store);
    await incidents.open({ kind: 'behind', key, type, inputId: 'record', message });
  }
}

/** What an attempt rested on was no longer so: the next one looks everything up. */
const AGAIN = [HeadMoved, DecidedBefore, Outdated];

function furtherReach(error: unknown): null {
  if (error instanceof ReachesFurther) return null;
  throw error;
}

function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

import { ActivityExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Store } from '#activities/store/store';
import type { OutboxRow } from '#activities/store/rows';
import { TASK_QUEUE } from '#host/contract';

/** Looks again although nothing was announced: for what a worker left that died between its commit and its relay. */
const FALLBACK_MS = 2_000;
const PAGE = 500;

/** The first attempt may take this long before the engine takes over. */
const FIRST_ATTEMPT_MS = 2_000;

export interface RelayDeps {
  readonly store: Store;
  readonly client: Client;
  /** Brings the effect of a row about and marks it; safe to repeat. */
  readonly deliver: (row: OutboxRow) => Promise<string>;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Delivers the outbox: a row only when the older rows of the same sender and target are done. The first attempt is made
 * here; what does not work at once, and every mail, becomes a standalone activity of the engine, which tries it again
 * until it works and shows it meanwhile. Every worker has a relay: it is told what its own worker wrote and
 * delivered, and looks by itself every two seconds. Several may take the same row: effects carry the row's id, and so
 * does the activity.
 */
export class Relay {
  private readonly deps: RelayDeps;
  /** Rows handed to the engine and not yet done, with their lane. */
  private readonly started = new Map<string, string>();
  /** Lanes in which, at the last look, a row waited behind one that is not done. */
  private readonly behind = new Set<string>();
  private running = true;
  private dirty = true;
  /** Another relay's deliveries are noticed by looking; this worker's own are announced. */
  private lookedAroundAt = Number.NEGATIVE_INFINITY;
  private wake: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();

  constructor(deps: RelayDeps) {
    this.deps = deps;
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  /** There is something to deliver. */
  written(): void {
    this.dirty = true;
    this.wake();
  }

  /** A row was delivered here: what waits behind it in its lane may follow. What came later was announced. */
  delivered(rowId: string): void {
    const lane = this.started.get(rowId);
    this.started.delete(rowId);
    if (lane === undefined || this.behind.has(lane)) this.written();
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.dirty = false;
      try {
        await this.startReady();
      } catch (error) {
        this.deps.log.warn({ err: error }, 'The outbox could not be read or the engine not be reached; trying again');
      }
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.dirty || !this.running) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, FALLBACK_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async startReady(): Promise<void> {
    const { outbox } = this.deps.store;
    await this.lookAround();
    // Rows that are stuck with the engine must not hide the ones behind them.
    const rows = await outbox
      .find({ status: 'pending', _id: { $nin: [...this.started.keys()] } })
      .sort({ at: 1, from: 1, seq: 1, index: 1 })
      .limit(PAGE)
      .toArray();
    const busy = new Set(this.started.values());
    const lanes = new Map<string, OutboxRow>();
    this.behind.clear();
    for (const row of rows) {
      const lane = laneOf(row);
      const first = lanes.get(lane);
      if (first || busy.has(lane)) this.behind.add(lane);
      if (busy.has(lane)) continue;
      if (!first || row.seq < first.seq || (row.seq === first.seq && row.index < first.index)) lanes.set(lane, row);
    }
    // Nothing waits for a slow start: the next look finds what came meanwhile.
    for (const row of lanes.values()) this.hand(row);
    if (rows.length === PAGE) this.dirty = true;
  }

  /** Forgets what another worker delivered of the rows handed out here. */
  private async lookAround(): Promise<void> {
    const handed = [...this.started.keys()];
    if (handed.length === 0 || performance.now() - this.lookedAroundAt < FALLBACK_MS) return;
    this.lookedAroundAt = performance.now();
    const done = await this.deps.store.outbox
      .find({ _id: { $in: handed }, status: 'done' })
      .project({ _id: 1 })
      .toArray();
    for (const row of done) this.started.delete(String(row['_id']));
  }

  private hand(row: OutboxRow): void {
    this.started.set(row._id, laneOf(row));
    this.startOne(row).catch((error: unknown) => {
      this.started.delete(row._id);
      this.deps.log.warn({ err: error, row: row._id }, 'The engine did not take a delivery; trying again');
    });
  }

  private async startOne(row: OutboxRow): Promise<void> {
    if (row.effect.do !== 'mail' && (await this.workedAtOnce(row))) return;
    try {
      await this.deps.client.activity.start('deliver', {
        id: row._id,
        taskQueue: TASK_QUEUE,
        args: [row._id],
        startToCloseTimeout: '20s',
        retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
        idReusePolicy: 'REJECT_DUPLICATE',
        summary: `${row.effect.do} ${row.target}`,
      });
    } catch (error) {
      if (!(error instanceof ActivityExecutionAlreadyStartedError)) throw error;
    }
  }

  private async workedAtOnce(row: OutboxRow): Promise<boolean> {
    const { client, deliver, log } = this.deps;
    try {
      await client.withDeadline(Date.now() + FIRST_ATTEMPT_MS, () => deliver(row));
      return true;
    } catch (error) {
      log.warn({ err: error, row: row._id }, 'A delivery did not work at once; the engine goes on with it');
      return false;
    }
  }
}

/** Rows of one sender to one target are delivered one after another. */
function laneOf(row: OutboxRow): string {
  return `${row.from} ${row.target}`;
}

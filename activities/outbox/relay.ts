import { ActivityExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Store } from '#activities/store/store';
import type { OutboxRow } from '#activities/store/rows';
import { TASK_QUEUE } from '#host/contract';

/** Looks again although nothing was announced: after a lost change stream, and for what another relay left. */
const FALLBACK_MS = 2_000;
const PAGE = 500;

export interface RelayDeps {
  readonly store: Store;
  readonly client: Client;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Starts one standalone activity per outbox row, and a row only when the older rows of the same sender and target are
 * done. Several relays may run side by side: the activity's id is the row's, and Temporal refuses the second.
 */
export class Relay {
  private readonly deps: RelayDeps;
  /** Rows handed to the engine and not yet done, with their lane. */
  private readonly started = new Map<string, string>();
  private running = true;
  private dirty = true;
  private wake: () => void = () => undefined;
  private stream: { close(): Promise<void> } | null = null;
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
    await this.stream?.close();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.watch();
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

  /** The change stream only says that it is time to look; what is there decides. */
  private watch(): void {
    if (this.stream) return;
    const stream = this.deps.store.outbox.watch([], { maxAwaitTimeMS: 1_000 });
    this.stream = stream;
    stream.on('change', () => {
      this.dirty = true;
      this.wake();
    });
    stream.on('error', () => {
      this.stream = null;
      void stream.close();
    });
  }

  private async startReady(): Promise<void> {
    const { outbox } = this.deps.store;
    const handed = [...this.started.keys()];
    const done =
      handed.length === 0
        ? []
        : await outbox
            .find({ _id: { $in: handed }, status: 'done' })
            .project({ _id: 1 })
            .toArray();
    for (const row of done) this.started.delete(String(row['_id']));
    // Rows that are stuck with the engine must not hide the ones behind them.
    const rows = await outbox
      .find({ status: 'pending', _id: { $nin: [...this.started.keys()] } })
      .sort({ at: 1, from: 1, seq: 1, index: 1 })
      .limit(PAGE)
      .toArray();
    const busy = new Set(this.started.values());
    const lanes = new Map<string, OutboxRow>();
    for (const row of rows) {
      const lane = laneOf(row);
      const first = lanes.get(lane);
      if (busy.has(lane)) continue;
      if (!first || row.seq < first.seq || (row.seq === first.seq && row.index < first.index)) lanes.set(lane, row);
    }
    // Nothing waits for a slow start: the next look finds what came meanwhile.
    for (const row of lanes.values()) this.hand(row);
    if (rows.length === PAGE) this.dirty = true;
  }

  private hand(row: OutboxRow): void {
    this.started.set(row._id, laneOf(row));
    this.startOne(row).catch((error: unknown) => {
      this.started.delete(row._id);
      this.deps.log.warn({ err: error, row: row._id }, 'The engine did not take a delivery; trying again');
    });
  }

  private async startOne(row: OutboxRow): Promise<void> {
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
}

/** Rows of one sender to one target are delivered one after another. */
function laneOf(row: OutboxRow): string {
  return `${row.from} ${row.target}`;
}

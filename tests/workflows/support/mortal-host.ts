import type { RecordProcess } from '#activities/record/record';
import type { Store } from '#activities/store/store';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { ScriptStep } from '#domain/kernel/run-pure';
import type { RecordRequest, RecordResult } from '#host/contract';

/** How an attempt of the record ends that does not simply succeed. */
export type Death =
  /** All its work is done, but it dies before the commit. */
  | 'beforeCommit'
  /** It commits, and dies before anybody hears of it. */
  | 'answerLost'
  /** It is given up for dead and tried again while it still works. */
  | 'twice'
  /** Another run takes over from the record; the old one still tries. */
  | 'takenOver';

/** What befalls one attempt: how many of the waiting inputs it takes, and whether it dies. */
export interface Fate {
  readonly batch: number;
  readonly death: Death | 'none';
}

/** After so many deaths in a row one attempt lives, or a story would never end. */
const DEATHS_IN_A_ROW = 4;

/**
 * The host's side of one process without an engine: a queue, an alarm, and attempts of the record that die in every
 * way. What it asks after a death depends on what it knows, never on what the attempt had done.
 */
export class MortalHost {
  readonly outcomes = new Map<string, Outcome>();
  readonly events: RecordedEvent[] = [];
  readonly deaths = new Map<string, number>();
  private readonly of: {
    store: Store;
    record: RecordProcess;
    key: string;
    type: string;
    site: string;
    fates: readonly Fate[];
  };
  private queue: Input[] = [];
  private version = 0;
  private epoch = 1;
  private nextDue: Instant | null = null;
  private attempts = 0;
  private deathsInARow = 0;

  constructor(of: MortalHost['of']) {
    this.of = of;
  }

  async live(script: readonly ScriptStep[]): Promise<void> {
    for (const step of script) {
      const end = 'until' in step ? step.until : step.at;
      while (this.nextDue !== null && this.nextDue <= end) await this.turn(this.nextDue);
      if ('until' in step) continue;
      this.queue.push(...step.inputs);
      while (this.queue.length > 0) await this.turn(step.at);
    }
  }

  /** One transaction: some of what waits, or only the alarm. */
  private async turn(at: Instant): Promise<void> {
    const { batch, death } = this.nextFate();
    const request = this.requestFor(batch, at);
    const result = await this.attempt(request, death);
    if (result) this.take(result);
  }

  private async attempt(request: RecordRequest, death: Fate['death']): Promise<RecordResult | null> {
    const { record, store, key } = this.of;
    switch (death) {
      case 'none':
        return record(request);
      case 'beforeCommit':
      case 'answerLost':
        await expectDeath(dying(store, death, () => record(request)));
        return null;
      case 'twice': {
        // Whichever comes second may well be asked for more than the first.
        const more = this.requestFor(request.inputs.length + 1, request.at);
        const answers = await Promise.allSettled([record(request), record(more)]);
        return answers.findLast((one) => one.status === 'fulfilled')?.value ?? null;
      }
      case 'takenOver': {
        const head = await store.processes.findOneAndUpdate(
          { _id: key },
          { $inc: { epoch: 1 } },
          { returnDocument: 'after' },
        );
        if (!head) return null;
        const old = await record(request);
        if (old.status !== 'superseded') throw new Error('Two runs wrote to one process');
        this.epoch = head.epoch;
        return null;
      }
    }
  }

  private take(result: RecordResult): void {
    if (result.status === 'superseded') throw new Error('The run that took over is superseded');
    this.events.push(...result.events);
    this.version = result.version;
    this.nextDue = result.closed ? null : result.nextDue;
    for (const [id, outcome] of Object.entries(result.outcomes)) this.outcomes.set(id, outcome);
    this.queue = this.queue.filter((input) => !(input.id in result.outcomes));
  }

  private requestFor(batch: number, at: Instant): RecordRequest {
    const { key, type, site } = this.of;
    const inputs = this.queue.slice(0, batch);
    return { key, type, site, epoch: this.epoch, version: this.version, runVersion: 0, inputs, at };
  }

  private nextFate(): Fate {
    const fate = this.of.fates[this.attempts % this.of.fates.length] ?? { batch: 1, death: 'none' };
    this.attempts += 1;
    if (fate.death === 'none' || this.deathsInARow >= DEATHS_IN_A_ROW) {
      this.deathsInARow = 0;
      return { ...fate, death: 'none' };
    }
    this.deathsInARow += 1;
    this.deaths.set(fate.death, (this.deaths.get(fate.death) ?? 0) + 1);
    return fate;
  }
}

class Died extends Error {}

/** Lets the transactions of this store die at their commit while the work goes on. */
export function dying<T>(store: Store, death: 'beforeCommit' | 'answerLost', work: () => Promise<T>): Promise<T> {
  const die = async (commit: () => Promise<void>): Promise<void> => {
    if (death === 'answerLost') await commit();
    throw new Died('The attempt died');
  };
  return committingBy(store, die, work);
}

/** While the work goes on, what transactions of this store do instead of their commit. */
export async function committingBy<T>(
  { connection }: Store,
  instead: (commit: () => Promise<void>) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const client = connection.getClient();
  const startSession = client.startSession.bind(client);
  client.startSession = (options) => {
    const session = startSession(options);
    // The driver's own sessions of single operations come with options.
    if (options !== undefined) return session;
    const commit = session.commitTransaction.bind(session);
    session.commitTransaction = () => instead(commit);
    return session;
  };
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(client, 'startSession');
  }
}

/** A death that did not happen would prove nothing. */
async function expectDeath(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Died) return;
    throw error;
  }
  throw new Error('The attempt was to die and lived');
}

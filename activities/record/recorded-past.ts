import type { Turn } from '#domain/kernel/apply';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import { refuse } from '#domain/kernel/refusal';
import { isRepeat, recordedInputs } from '#activities/store/recorded-inputs';
import type { Session, Store } from '#activities/store/store';
import type { RecordRequest } from '#host/contract';
import { leavesEvents } from './rows-of-turn.ts';

/** What the record has of a process beside its head: what happened, and what was decided about inputs. */
export class RecordedPast {
  private readonly store: Store;
  private readonly request: RecordRequest;
  private readonly reading: { session?: Session };

  constructor(store: Store, request: RecordRequest, reading: { session?: Session }) {
    this.store = store;
    this.request = request;
    this.reading = reading;
  }

  async eventsAfter(version: number): Promise<RecordedEvent[]> {
    return this.store.events
      .find({ key: this.request.key, seq: { $gt: version } }, this.reading)
      .sort({ seq: 1 })
      .toArray();
  }

  /** Events since the oldest page in this batch, only when one is older than the record; with the event shown itself. */
  async eventsShown(inputs: readonly Input[], version: number): Promise<RecordedEvent[]> {
    let oldest = version;
    for (const input of inputs) {
      if (input.kind === 'command' && input.shownVersion !== undefined) oldest = Math.min(oldest, input.shownVersion);
    }
    return oldest < version ? this.eventsAfter(oldest - 1) : [];
  }

  async knownOutcomes(): Promise<Map<string, Outcome>> {
    const { key } = this.request;
    const inputs = new Map(this.request.inputs.map((input) => [input.id, input]));
    const known = await recordedInputs(this.store, key, [...inputs.keys()], this.reading);
    return new Map(
      known.map((row): [string, Outcome] => {
        const input = inputs.get(row.inputId);
        const reused = input !== undefined && input.kind !== 'fact' && !isRepeat(row, input);
        const { version } = row.outcome;
        return [row.inputId, reused ? { status: 'refused', version, refusal: refuse('keyReused') } : row.outcome];
      }),
    );
  }

  /**
   * Whether one of the inputs was decided before, of those that writing does not tell of: two outcomes of one input in the
   * same place collide as they are written; one with events and one without stand in different places.
   */
  async knowsAnyOf(inputs: readonly Input[], turn: Turn): Promise<boolean> {
    const bare = inputs.filter((input) => !leavesEvents(input, turn.outcomes.get(input.id)));
    // A birth leaves a row in any case.
    const asked = bare.filter(({ kind }) => kind !== 'birth').map(({ id }) => id);
    if (asked.length === 0) return false;
    return (await recordedInputs(this.store, this.request.key, asked, this.reading)).length > 0;
  }
}

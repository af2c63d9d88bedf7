import { bodyHash } from '#activities/store/canonical';
import { recordedInputs, type RecordedInput } from '#activities/store/recorded-inputs';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { CommandInput, Outcome } from '#domain/kernel/input';
import { inTime } from './look-up.ts';
import { Problem } from '../platform/problem.ts';

/** Who sends which command with which body: a repeat under the same key has to match it. */
export type Identified = Pick<CommandInput, 'id' | 'name' | 'body' | 'actor'>;

/**
 * The outcome recorded under this key, or null when there is none yet. The same key with another command, another body
 * or by another person is refused: it would answer a question nobody asked.
 */
export async function recordedOutcome(store: Store, key: string, input: Identified): Promise<Outcome | null> {
  const [recorded] = await inTime(recordedInputs(store, key, [input.id]));
  return outcomeFor(recorded ?? null, input);
}

/** The outcome of a recorded command, if it is the same that is asked for now. */
export function outcomeFor(row: RecordedInput | null, input: Identified): Outcome | null {
  if (!row) return null;
  if (row.bodyHash !== bodyHash(input.name, input.body) || !sameActor(row.actor, input.actor)) {
    throw new Problem('keyReused');
  }
  return row.outcome;
}

function sameActor(a: CommandInput['actor'] | null, b: CommandInput['actor']): boolean {
  return a?.kind === 'person' && b.kind === 'person' && a.id === b.id;
}

/** Whether a process is there and open. */
export type HeadGlance = Pick<ProcessRow, '_id' | 'type' | 'open' | 'version'>;

export function headGlance(store: Store, key: string): Promise<HeadGlance | null> {
  return inTime(store.processes.findOne<HeadGlance>({ _id: key }, { projection: { type: 1, open: 1, version: 1 } }));
}

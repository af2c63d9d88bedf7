import { isRepeat, recordedInputs, type Identified } from '#activities/store/recorded-inputs';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Outcome } from '#domain/kernel/input';
import { inTime } from './look-up.ts';
import { Problem } from '../platform/problem.ts';

/**
 * The outcome recorded under this key, or null when there is none yet. The same key with another command, another body
 * or by another person is refused: it would answer a question nobody asked.
 */
export async function recordedOutcome(store: Store, key: string, input: Identified): Promise<Outcome | null> {
  const [recorded] = await inTime(recordedInputs(store, key, [input.id]));
  if (recorded && !isRepeat(recorded, input)) throw new Problem('keyReused');
  return recorded?.outcome ?? null;
}

/** Whether the process began with the event that asked for it, and its run is still to follow by the outbox. */
export async function isBeingStarted(store: Store, key: string): Promise<boolean> {
  const start = { status: 'pending', target: key, 'effect.do': 'start' } as const;
  return (await inTime(store.outbox.findOne(start, { projection: { _id: 1 } }))) !== null;
}

/** Whether a process is there and open. */
export type HeadGlance = Pick<ProcessRow, '_id' | 'type' | 'open' | 'version'>;

export function headGlance(store: Store, key: string): Promise<HeadGlance | null> {
  return inTime(store.processes.findOne<HeadGlance>({ _id: key }, { projection: { type: 1, open: 1, version: 1 } }));
}

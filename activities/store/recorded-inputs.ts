import type { mongo } from 'mongoose';
import type { CommandRow, EventRow } from './rows.ts';
import type { Store } from './store.ts';

/** What the record knows of an input, wherever it stands: on its first event, or in a row of its own. */
export type RecordedInput = Pick<
  CommandRow,
  'inputId' | 'kind' | 'name' | 'bodyHash' | 'actor' | 'outcome' | 'recordedAt'
>;

/** Of the first event of an input, what its outcome is made of. */
export type AnsweringEvent = Pick<EventRow, 'inputId' | 'seq' | 'actor' | 'recordedAt' | 'answer'>;

export const ANSWERING_EVENT = { inputId: 1, seq: 1, actor: 1, recordedAt: 1, answer: 1 } as const;
export const RECORDED_INPUT = {
  inputId: 1,
  kind: 1,
  name: 1,
  bodyHash: 1,
  actor: 1,
  outcome: 1,
  recordedAt: 1,
} as const;

/** Under which an input of a process is known, and unique. */
export function commandId(key: string, inputId: string): string {
  return `${key}:${inputId}`;
}

/** What is recorded of these inputs of one process. */
export async function recordedInputs(
  store: Store,
  key: string,
  inputIds: readonly string[],
  options: mongo.FindOptions = {},
): Promise<RecordedInput[]> {
  const ids = inputIds.map((inputId) => commandId(key, inputId));
  const answering = store.events
    .find<AnsweringEvent>({ 'answer.id': { $in: ids } }, { ...options, projection: ANSWERING_EVENT })
    .toArray();
  // A session asks one question at a time.
  if (options.session) await answering;
  const rows = store.commands
    .find<RecordedInput>({ _id: { $in: ids } }, { ...options, projection: RECORDED_INPUT })
    .toArray();
  return together(await answering, await rows);
}

/** Everything that reached a process, in no order. */
export async function inputsOf(store: Store, key: string): Promise<RecordedInput[]> {
  const [answering, rows] = await Promise.all([
    store.events.find<AnsweringEvent>({ key }, { projection: ANSWERING_EVENT }).toArray(),
    // An id begins with the key; `;` is what follows `:`.
    store.commands
      .find<RecordedInput>({ _id: { $gte: `${key}:`, $lt: `${key};` } }, { projection: RECORDED_INPUT })
      .toArray(),
  ]);
  return together(answering, rows);
}

/** What was found in both places as one: an input that had events was accepted, whatever was said of it before. */
export function together(answering: readonly AnsweringEvent[], rows: readonly RecordedInput[]): RecordedInput[] {
  const accepted = answering.flatMap((event) => recordedBy(event) ?? []);
  const known = new Set(accepted.map(({ inputId }) => inputId));
  return [...accepted, ...rows.filter(({ inputId }) => !known.has(inputId))];
}

function recordedBy({ inputId, seq, actor, recordedAt, answer }: AnsweringEvent): RecordedInput | null {
  if (!answer) return null;
  const { kind, name, bodyHash, events } = answer;
  const outcome = { status: 'done', version: seq + events - 1, events } as const;
  return { inputId, kind, name, bodyHash, actor, outcome, recordedAt };
}

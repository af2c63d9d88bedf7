import type { mongo } from 'mongoose';
import type { Actor } from '#domain/kernel/moment';
import type { CommandInput } from '#domain/kernel/input';
import { bodyHash } from './canonical.ts';
import type { CommandRow, EventRow } from './rows.ts';
import type { Store } from './store.ts';

/** What the record knows of an input, wherever it stands: on its first event, or in a row of its own. */
export type RecordedInput = Pick<
  CommandRow,
  'inputId' | 'kind' | 'name' | 'bodyHash' | 'actor' | 'outcome' | 'recordedAt'
>;

/** Of the first event of an input, what its outcome is made of. */
type AnsweringEvent = Pick<EventRow, 'inputId' | 'seq' | 'actor' | 'recordedAt' | 'answer'>;

const ANSWERING_EVENT = { inputId: 1, seq: 1, actor: 1, recordedAt: 1, answer: 1 } as const;
const RECORDED_INPUT = {
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

/** Who sends which command with which body. */
export type Identified = Pick<CommandInput, 'id' | 'name' | 'body' | 'actor'>;

/** Whether what is brought under a recorded id is that very input: the same command with the same body by the same sender. */
export function isRepeat(row: Pick<RecordedInput, 'bodyHash' | 'actor'>, { name, body, actor }: Identified): boolean {
  return row.bodyHash === bodyHash(name, body) && row.actor !== null && senderOf(row.actor) === senderOf(actor);
}

/** Short, for it is kept in the history of the workflow twice. */
export function fingerprintOf({ name, body, actor }: Pick<Identified, 'name' | 'body' | 'actor'>): string {
  return bodyHash(name, { body, sender: senderOf(actor) }).slice(0, 16);
}

/** In whose place somebody acts may differ from one try to the next. */
function senderOf(actor: Actor): string {
  return actor.kind === 'person' ? `person:${actor.id}` : actor.kind === 'process' ? `process:${actor.key}` : 'clock';
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
function together(answering: readonly AnsweringEvent[], rows: readonly RecordedInput[]): RecordedInput[] {
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

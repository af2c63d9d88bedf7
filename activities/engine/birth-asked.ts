import type { CommandInput } from '#domain/kernel/input';
import type { OutboxRow } from '#activities/store/rows';

/** A row of the outbox that starts a process. */
export type Start = Extract<OutboxRow['effect'], { do: 'start' }>;

/** The birth that a process asks for: whoever brings it, it is decided once under the id of the row. */
export function birthAsked({ _id: id, from }: Pick<OutboxRow, '_id' | 'from'>, { birth, body }: Start): CommandInput {
  return { kind: 'birth', id, name: birth, body, actor: { kind: 'process', key: from } };
}

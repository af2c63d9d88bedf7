import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Command } from '#domain/kernel/process';
import { refuse, type Refusal } from '#domain/kernel/refusal';
import { reachFilter } from '../platform/reach.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { inTime } from './look-up.ts';

type NamedRow = Pick<ProcessRow, '_id' | 'type'> & Partial<Pick<ProcessRow, 'result'>>;

/**
 * Refuses a body that names another process which is not there, is of a type that it cannot be, or which the sender may
 * not read: all in the same words, so that nobody learns of keys by trying them.
 */
export async function namedRefusal<S, E, B>(
  store: Store,
  person: SignedIn,
  command: Command<S, E, B>,
  body: B,
): Promise<Refusal | null> {
  const named = command.names?.(body) ?? [];
  if (named.length === 0) return null;
  const rows = await inTime(
    store.processes
      .find({ $and: [{ _id: { $in: named.map(({ key }) => key) } }, reachFilter(person, 'process.read')] })
      .project<NamedRow>({ type: 1, result: 1 })
      .toArray(),
  );
  for (const { key, field, types, notEndedAs } of named) {
    const row = rows.find(({ _id }) => _id === key);
    if (!row || !types.includes(row.type)) return refuse('nothingNamed', { key }, field);
    if (notEndedAs !== undefined && row.result === notEndedAs) {
      return refuse('namedEnded', { process: { process: key }, result: { code: `result.${notEndedAs}` } }, field);
    }
  }
  return null;
}

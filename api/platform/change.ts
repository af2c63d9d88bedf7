import { randomUUID } from 'node:crypto';
import type { Session } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import type { ApiDeps } from './deps.ts';

/** One change of a plain record, as its audit row tells it. */
export interface Change {
  /** Collection of the record: `people`, `sites`, `editions`, `bodies`. */
  readonly record: string;
  readonly recordId: string;
  /** Who changed it. */
  readonly by: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Why, or where it was taken from, for records whose changes need one. */
  readonly reason?: string;
}

/**
 * Changes plain records, their audit rows and the register's version in one transaction, so that nothing is changed
 * unseen and every cache hears of it.
 */
export async function changeRecords<T>(
  { store, register, surroundings }: Pick<ApiDeps, 'store' | 'register' | 'surroundings'>,
  work: (session: Session) => Promise<{ readonly result: T; readonly changes: readonly Change[] }>,
): Promise<T> {
  const result = await store.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      const done = await work(session);
      const at = new Date().toISOString();
      const rows = done.changes.map(({ by, reason = null, ...change }) => {
        return { _id: randomUUID(), ...change, actor: { kind: 'person' as const, id: by }, at, reason };
      });
      if (rows.length > 0) await store.changes.insertMany(rows, { session });
      await registerChanged(store, { session });
      return done.result;
    }),
  );
  register.forget();
  surroundings.forget();
  return result;
}

/** Whether an error says that a unique value is taken; `field` is the value's name in the index. */
export function isTaken(error: unknown, field: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 11_000 &&
    (field === '_id' ? error.message.includes('_id_') : error.message.includes(`${field}_1`))
  );
}

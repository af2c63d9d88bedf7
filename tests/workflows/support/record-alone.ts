import { randomUUID } from 'node:crypto';
import { createRecord, type RecordProcess } from '#activities/record/record';
import { openStore, type Store } from '#activities/store/store';
import type { SiteSurroundings } from '#activities/store/surroundings';
import { processes } from '#domain/processes';

/** The address of a database that no other spec uses, on the server of the tests; it begins with `name`. */
export function ownDatabase(name: string): string {
  const base = process.env['PERENNIAL_TEST_MONGODB_URI'];
  if (!base) throw new Error('PERENNIAL_TEST_MONGODB_URI is not set: run the tests by npm test');
  return base.replace(/\/[^/?]*(\?|$)/, `/${name}-${randomUUID().slice(0, 8)}$1`);
}

/** The record over a database without an engine, as one worker has it. A fault fails the spec. */
export async function recordAlone(
  uri: string,
  surroundings: SiteSurroundings,
): Promise<{ store: Store; record: RecordProcess }> {
  const store = await openStore(uri);
  const record = createRecord({
    store,
    processes,
    surroundings: { forSite: () => Promise.resolve(surroundings), forget: () => undefined },
    log: {
      error: (fields) => {
        throw new Error(JSON.stringify(fields));
      },
    },
  });
  return { store, record };
}

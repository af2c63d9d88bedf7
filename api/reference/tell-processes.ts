import type { HeldEdition } from '#activities/store/held-editions';
import type { OutboxRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { EDITION_CORRECTED } from '#domain/certification/edition-link';
import { concernedBy } from './correction-reach.ts';

/**
 * Tells every open journey that uses this edition, and every open campaign that leaves it, what was corrected of it: the
 * end of its transition, and what it asks for. Written with the correction, delivered as whatever processes tell each
 * other: in order, and again until it has arrived.
 */
export async function tellProcesses(
  store: Store,
  session: Session,
  before: HeldEdition,
  after: HeldEdition,
  at: string,
): Promise<void> {
  const { name, version, transitionEndsOn } = after.edition;
  const { dates, contents } = concernedBy(before, after);
  const concerned = [dates, contents].filter((filter) => filter !== null);
  if (concerned.length === 0) return;
  const rows = await store.processes.find({ $or: concerned }, { session, projection: { _id: 1 } }).toArray();
  const body = {
    edition: name,
    transitionEndsOn,
    ...(contents === null ? {} : { said: { version, standard: after.standard } }),
  };
  const told = rows.map(({ _id: to }, index): OutboxRow => {
    const id = `correction:${String(version)}:${to}`;
    return {
      _id: `${name}:${id}`,
      from: name,
      target: to,
      seq: version,
      index,
      at,
      effect: { do: 'tell', id, to, fact: EDITION_CORRECTED, body },
      status: 'pending',
      result: null,
      doneAt: null,
    };
  });
  if (told.length > 0) await store.outbox.insertMany(told, { session });
}

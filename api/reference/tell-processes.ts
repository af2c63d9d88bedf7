import type { OutboxRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { EDITION_CORRECTED } from '#domain/certification/edition-link';
import type { Edition } from '#domain/kernel/reference';

/**
 * Tells every open journey with a certificate to this edition, and every open campaign that leaves it, that the end of its
 * transition was corrected. Written with the correction, delivered as whatever processes tell each other: in order, and again until it has arrived.
 */
export async function tellProcesses(store: Store, session: Session, edition: Edition, at: string): Promise<void> {
  const { name, version, transitionEndsOn } = edition;
  const rows = await store.processes
    .find(
      {
        open: true,
        $or: [
          { type: 'journey', 'state.certificates.paper.edition': name },
          { type: 'campaign', 'state.from': name },
        ],
      },
      { session, projection: { _id: 1 } },
    )
    .toArray();
  const told = rows.map(({ _id: to }, index): OutboxRow => {
    const id = `correction:${String(version)}:${to}`;
    const body = { edition: name, transitionEndsOn };
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

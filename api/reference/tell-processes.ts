import type { HeldEdition } from '#activities/store/held-editions';
import type { OutboxRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { EDITION_CORRECTED } from '#domain/certification/edition-link';
import { saysTheSame } from './correct-edition.ts';

/**
 * Tells every open journey that uses this edition, and every open campaign that leaves it, what was corrected of it: the
 * end of its transition, and what it asks for. Written with the correction, delivered as whatever processes tell each
 * other: in order, and again until it has arrived.
 */
export async function tellProcesses(
  store: Store,
  session: Session,
  before: HeldEdition,
  { edition, standard }: HeldEdition,
  at: string,
): Promise<void> {
  const { name, version, transitionEndsOn } = edition;
  const endMoved = transitionEndsOn !== before.edition.transitionEndsOn;
  const saysOther = !saysTheSame(before.standard, standard);
  const concerned = [
    ...(endMoved ? [{ type: 'journey', 'state.certificates.paper.edition': name }] : []),
    ...(endMoved ? [{ type: 'campaign', 'state.from': name }] : []),
    ...(saysOther ? ['certificates.paper.edition', 'certificates.aim', 'gap.editions'] : []).map((field) => ({
      type: 'journey',
      [`state.${field}`]: name,
    })),
  ];
  if (concerned.length === 0) return;
  const rows = await store.processes
    .find({ open: true, $or: concerned }, { session, projection: { _id: 1 } })
    .toArray();
  const body = { edition: name, transitionEndsOn, ...(saysOther ? { said: { version, standard } } : {}) };
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

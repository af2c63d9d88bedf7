import type { HeldEdition } from '#activities/store/held-editions';
import type { Session, Store } from '#activities/store/store';
import { journeyState } from '#domain/certification/state';
import { hasClause } from '#domain/standards/catalogue';
import { refuseFaults } from './edition-faults.ts';

/**
 * Refuses to take away a clause that an open finding of an open journey cites: what the certification body found would be
 * about nothing. Everything else that rests on a clause stays: an accepted gap list is read as it was signed, and proofs
 * remain on record.
 */
export async function refuseCited(
  store: Store,
  session: Session,
  { edition: { name, standard: family }, standard: before }: HeldEdition,
  { standard: after }: HeldEdition,
): Promise<void> {
  const rows = await store.processes
    .find(
      {
        open: true,
        type: 'journey',
        'state.findings': { $elemMatch: { standard: family, lane: { $ne: 'closed' } } },
        $or: [{ 'state.certificates.aim': name }, { 'state.certificates.paper.edition': name }],
      },
      { session, projection: { state: 1 } },
    )
    .toArray();
  for (const { _id: key, state } of rows) {
    const journey = journeyState.safeParse(state);
    const cited = journey.data?.findings.find(
      ({ standard, lane, clause }) =>
        standard === family && lane !== 'closed' && hasClause(before, clause) && !hasClause(after, clause),
    );
    if (cited) {
      const said = `${cited.clause} is cited by the open finding ${String(cited.number)} of ${key}`;
      refuseFaults({ [cited.clause.startsWith('A.') ? 'controls' : 'clauses']: said });
    }
  }
}

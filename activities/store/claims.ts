import type { ProcessRow } from './rows.ts';
import type { Session, Store } from './store.ts';

/** Which of these claims an open process other than this one makes, with its key. */
export async function heldElsewhere(
  store: Store,
  key: string,
  claims: readonly string[],
  options: { session?: Session } = {},
): Promise<ReadonlyMap<string, string>> {
  if (claims.length === 0) return new Map();
  const rows = await store.processes
    .find({ claims: { $in: [...claims] }, open: true, _id: { $ne: key } }, { ...options, projection: { claims: 1 } })
    .sort({ _id: 1 })
    .toArray();
  return new Map(
    rows.toReversed().flatMap((row) => (row.claims ?? []).map((claim): [string, string] => [claim, row._id])),
  );
}

/** What of a head says which claims it makes. */
type Claiming = Pick<ProcessRow, '_id' | 'open'> & Partial<Pick<ProcessRow, 'claims' | 'ownClaims'>>;

/**
 * The head with what it holds alone of its claims: all that nobody else claimed when it took them up. Those are unique in
 * the store, so of two turns that take the same one up in the same instant only one can be committed; the other is decided
 * again, and refused or, where the rules have nothing against it, written beside the first. What somebody else is known to
 * claim is never made unique, so no head is kept from being written for ever.
 *
 * `held` is what the rules were told: without a transaction nothing else may be looked up here, for what has come up since
 * the rules have not judged.
 */
export async function withOwnClaims(
  store: Store,
  before: Claiming | null,
  after: ProcessRow,
  known: { readonly session: Session } | { readonly session?: undefined; readonly held: ReadonlyMap<string, string> },
): Promise<ProcessRow> {
  const claims = after.open ? (after.claims ?? []) : [];
  const had = new Set(before?.open ? before.claims : []);
  const alone = new Set(before?.open ? before.ownClaims : []);
  const taken = claims.filter((claim) => !had.has(claim));
  const elsewhere = known.session ? await heldElsewhere(store, after._id, taken, known) : known.held;
  const ownClaims = claims.filter((claim) => (had.has(claim) ? alone.has(claim) : !elsewhere.has(claim)));
  return ownClaims.length > 0 ? { ...after, ownClaims } : after;
}

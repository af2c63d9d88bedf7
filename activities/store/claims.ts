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

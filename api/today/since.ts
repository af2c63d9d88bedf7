import type { Store } from '#activities/store/store';
import type { Instant } from '#domain/kernel/instant';

/** After this long without a look, the next look begins a new visit. */
const VISIT_ENDS_AFTER_MS = 30 * 60_000;

/**
 * From when on something is new to this person: their last look before the visit that goes on now. Looking again and
 * again during one visit does not make the news old.
 */
export async function newSince(store: Store, personId: string, now: Instant): Promise<Instant> {
  const visitBegan = new Date(Date.parse(now) - VISIT_ENDS_AFTER_MS).toISOString();
  const seenBefore = { $ifNull: ['$seenAt', { $ifNull: ['$lastVisitAt', '$createdAt'] }] };
  const sameVisit = { $and: [{ $gte: ['$seenAt', visitBegan] }, { $ne: [{ $type: '$newSince' }, 'missing'] }] };
  const account = await store.accounts.findOneAndUpdate(
    { _id: personId },
    [{ $set: { newSince: { $cond: [sameVisit, '$newSince', seenBefore] }, seenAt: now } }],
    // Forgotten in a crash, it only makes the news of one more visit.
    { returnDocument: 'after', projection: { newSince: 1 }, writeConcern: { w: 1 } },
  );
  return account?.newSince ?? now;
}

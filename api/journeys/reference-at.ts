import type { Calendar } from '#domain/kernel/calendar';
import { bodySchema, referenceOf, type Reference } from '#domain/kernel/reference';
import type { ApiDeps } from '../platform/deps.ts';

/**
 * The certification bodies with the settings they had then, from the record of their changes; editions stay as they are
 * known today. A body that was added since has what it was added with: that its settings were not typed in yet moved no
 * date, as for calendars.
 */
export async function referenceAt({ store }: Pick<ApiDeps, 'store'>, now: Reference, at: string): Promise<Reference> {
  const since = await store.changes
    .find({ record: 'bodies', at: { $gt: at } })
    .sort({ at: 1 })
    .toArray();
  if (since.length === 0) return now;
  const bodies = now.bodies.flatMap((body) => {
    const first = since.find(({ recordId }) => recordId === body.id);
    if (!first) return [body];
    const then = bodySchema.safeParse(first.before ?? first.after);
    return then.success ? [then.data] : [];
  });
  return referenceOf(now.editions, now.catalogue, bodies, [...now.sites]);
}

/** The calendar as it was then: what was corrected since had not been known. Today's where none was there yet. */
export async function calendarAt({ store }: Pick<ApiDeps, 'store'>, now: Calendar, at: string): Promise<Calendar> {
  const row = await store.calendars.findOne(
    { 'calendar.id': now.id, recordedAt: { $lte: at } },
    { sort: { 'calendar.version': -1 } },
  );
  return row?.calendar ?? now;
}

import { z } from 'zod';
import type { CalendarRow, SiteRow } from '#activities/store/rows';
import type { Calendar } from '#domain/kernel/calendar';
import { CALENDARS } from '#domain/seed/calendars';
import { named } from '../platform/named.ts';
import { readableId } from '../platform/readable-id.ts';
import { shortTextSchema } from '../platform/texts.ts';

/** An IANA zone that the machine knows. */
const zoneSchema = z.string().refine(isZone, { error: 'Not a time zone, for example Europe/Prague' });

/** What has to be known of a site when it is founded. */
export const newSiteSchema = z.strictObject({
  name: shortTextSchema,
  /** ISO 3166, two letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
  zone: zoneSchema,
});

/** What an administrator decides about a site. */
export const siteBodySchema = z.strictObject({
  ...newSiteSchema.shape,
  places: z.array(shortTextSchema).max(200).default([]),
});

export const siteViewSchema = named(
  'Site',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    zone: z.string(),
    places: z.array(z.string()),
    calendar: z.string(),
    policy: z.string(),
    active: z.boolean(),
    version: z.number(),
  }),
);

export function siteView({ _id, ...row }: SiteRow): z.infer<typeof siteViewSchema> {
  return { id: _id, ...row };
}

/** The id of a new site: keys of tasks and addresses carry it. */
export function siteId(name: string, taken: ReadonlySet<string>): string {
  return readableId(name, taken, 'site');
}

/** The calendar a new site begins with: Monday to Friday in its zone, with the country's holidays where known. */
export function firstCalendar(id: string, { country, zone }: Pick<SiteRow, 'country' | 'zone'>): CalendarRow {
  const holidays = CALENDARS.find((calendar) => calendar.id === country.toLowerCase())?.holidays ?? [];
  return calendarRow({ id, version: 1, zone, workdays: [1, 2, 3, 4, 5], holidays: [...holidays] });
}

/** A version of a calendar as the record keeps it. */
export function calendarRow(calendar: Calendar): CalendarRow {
  return { _id: `${calendar.id}:${String(calendar.version)}`, calendar, recordedAt: new Date().toISOString() };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '#domain/kernel/instant';
import type { CalendarEntry } from './entries.ts';

/** How often calendars are asked to look again. Most decide for themselves. */
const LOOK_AGAIN_S = 60 * 60;

/**
 * Entries as iCalendar (RFC 5545): all-day events that take no time of anybody's day. A day has no zone here, so it is
 * the site's day wherever the calendar is read.
 */
export function icalendarOf(name: string, entries: readonly CalendarEntry[], now: Instant): string {
  const calendar = ical({
    name,
    prodId: { company: 'Perennial', product: 'Perennial', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_S,
  });
  for (const { uid, date, title, description, url } of entries) {
    calendar.createEvent({
      id: uid,
      stamp: now,
      start: date,
      allDay: true,
      summary: title,
      description: `${description}\n${url}`,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}

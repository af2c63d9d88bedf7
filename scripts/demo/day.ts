import { DateTime } from 'luxon';
import { addDays, localDate, type Calendar } from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';

/** A day of a story: so many working days of the site before (negative) or after the day of loading. */
export interface Day {
  readonly day: number;
  /** Time at the site, for example `09:40`; without one some hour of the working day. */
  readonly time?: string;
}

export const day = (offset: number, time?: string): Day =>
  time === undefined ? { day: offset } : { day: offset, time };

/** The date it falls on at the site. Zero is today, or the next working day when today is none. */
export function dateOn({ day: offset }: Day, now: Instant, calendar: Calendar): LocalDate {
  return addDays(localDate(now, calendar), { days: offset, unit: 'working' }, calendar);
}

/** A time of a date at the site. */
export function instantAt(date: LocalDate, time: string, calendar: Calendar): Instant {
  return DateTime.fromISO(`${date}T${time}`, { zone: calendar.zone }).toUTC().toISO() ?? '';
}

export function minutesLater(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  dateOfNumber,
  dayNumber,
  isWorkingDay,
  localDate,
  type Calendar,
} from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';

/** A day of a story: so many working days of the site before (negative) or after the day of loading. */
export interface CountedDay {
  readonly day: number;
  /** Time at the site, for example `09:40`; without one some hour of the working day. */
  readonly time?: string;
}

/**
 * A date as it is drawn: in the week of Monday 23 November 2026, which becomes the week of loading. Weekdays stay;
 * whole weeks are moved.
 */
export interface DrawnDay {
  readonly drawn: LocalDate;
  readonly time?: string;
  /** As printed on a certificate: also on a day off. */
  readonly printed?: true;
  /** The last day of a cycle of so many years that began on the drawn one. */
  readonly endsAfterYears?: number;
}

export type Day = CountedDay | DrawnDay;

/** Working days from one day to another, both counted: the length of a stage. */
export interface WorkingDays {
  readonly workingDaysFrom: Day;
  readonly until: Day;
}

export const day = (offset: number, time?: string): CountedDay =>
  time === undefined ? { day: offset } : { day: offset, time };

/** A drawn date on which somebody works: where it has become a day off, the working day before. */
export const on = (drawn: LocalDate, time?: string): DrawnDay => (time === undefined ? { drawn } : { drawn, time });

/** A drawn date as it is printed somewhere, also on a day off. */
export const printed = (drawn: LocalDate): DrawnDay => ({ drawn, printed: true });

/** The last day of a certificate whose cycle of three years began on this day. */
export const endOfCycle = (drawn: LocalDate): DrawnDay => ({ drawn, printed: true, endsAfterYears: 3 });

export const workingDays = (from: Day, until: Day): WorkingDays => ({ workingDaysFrom: from, until });

export const isDay = (value: object): value is Day =>
  ('day' in value && typeof value.day === 'number') || ('drawn' in value && typeof value.drawn === 'string');

/** The date it falls on at the site. Zero is today, or the next working day when today is none. */
export function dateOn(when: Day, now: Instant, calendar: Calendar): LocalDate {
  const today = localDate(now, calendar);
  return 'day' in when
    ? addDays(today, { days: when.day, unit: 'working' }, calendar)
    : dateDrawn(when, today, calendar);
}

const DRAWN_MONDAY = dayNumber('2026-11-23');

function dateDrawn({ drawn, printed, endsAfterYears }: DrawnDay, today: LocalDate, calendar: Calendar): LocalDate {
  let at = dayNumber(drawn) + mondayOf(today) - DRAWN_MONDAY;
  if (endsAfterYears !== undefined)
    return dateOfNumber(dayNumber(addMonths(dateOfNumber(at), 12 * endsAfterYears)) - 1);
  while (printed !== true && !isWorkingDay(dateOfNumber(at), calendar)) at -= 1;
  return dateOfNumber(at);
}

/** The Monday of the week, as a number; a weekend belongs to the week to come. */
function mondayOf(today: LocalDate): number {
  const number = dayNumber(today);
  // 1 January 1970 was a Thursday.
  const sinceMonday = (((number + 3) % 7) + 7) % 7;
  return number - sinceMonday + (sinceMonday > 4 ? 7 : 0);
}

/** A time of a date at the site. */
export function instantAt(date: LocalDate, time: string, calendar: Calendar): Instant {
  return DateTime.fromISO(`${date}T${time}`, { zone: calendar.zone }).toUTC().toISO() ?? '';
}

export function minutesLater(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

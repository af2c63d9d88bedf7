import { DateTime } from 'luxon';
import * as z from 'zod/mini';
import type { Instant, LocalDate } from './instant.ts';

/**
 * The working calendar of a site. Rules count in its zone, so a due date ends when the day ends there,
 * also across a change to or from daylight saving time.
 */
export const calendarSchema = z.object({
  id: z.string(),
  version: z.number(),
  /** IANA zone, for example `Europe/Prague`. */
  zone: z.string(),
  /** ISO weekdays that are worked: 1 is Monday, 7 is Sunday. */
  workdays: z.array(z.number()),
  holidays: z.array(z.string()),
});
export type Calendar = Readonly<z.infer<typeof calendarSchema>>;

/** A length of time in the unit its rule is written in. */
export interface Days {
  readonly days: number;
  readonly unit: 'working' | 'calendar';
}

/** The hour of the local day at which reminders are due, so that the morning digest carries them. */
const REMINDER_HOUR = 6;

const holidaySets = new WeakMap<Calendar, ReadonlySet<LocalDate>>();

function holidaysOf(calendar: Calendar): ReadonlySet<LocalDate> {
  let set = holidaySets.get(calendar);
  if (!set) {
    set = new Set(calendar.holidays);
    holidaySets.set(calendar, set);
  }
  return set;
}

const DAY_MS = 86_400_000;

/** A date as a number to count with: days since 1 January 1970. Counting days needs no zone and no library. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The date of such a number. */
export function dateOfNumber(number: number): LocalDate {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday; 1 January 1970 was a Thursday. */
function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** What was worked out already, by question and zone: a zone's rules are by far the slowest thing here. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

function once(question: string, { zone }: Calendar, workOut: () => string): string {
  const key = `${question} ${zone}`;
  let answer = known.get(key);
  if (answer === undefined) {
    answer = workOut();
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, answer);
  }
  return answer;
}

/** An instant of a date at the site. */
function onDate(moment: string, date: LocalDate, calendar: Calendar, at: (midnight: DateTime) => DateTime): Instant {
  return once(`${moment} ${date}`, calendar, () => toInstant(at(DateTime.fromISO(date, { zone: calendar.zone }))));
}

function toInstant(time: DateTime): Instant {
  return time.toUTC().toISO({ suppressMilliseconds: false }) ?? '';
}

function dateOf(time: DateTime): LocalDate {
  return time.toISODate() ?? '';
}

/**
 * The calendar date an instant falls on at the site: the one whose midnights it lies between. Midnights are worked out once a
 * day, while the present is another instant each time.
 */
export function localDate(instant: Instant, calendar: Calendar): LocalDate {
  const there = dayNumber(instant.slice(0, ISO_DATE_LENGTH));
  for (const number of [there, there + 1, there - 1]) {
    const date = dateOfNumber(number);
    const next = dateOfNumber(number + 1);
    if (startOfDay(date, calendar) <= instant && instant < startOfDay(next, calendar)) return date;
  }
  throw new Error(`${instant} is no instant`);
}

const ISO_DATE_LENGTH = 'YYYY-MM-DD'.length;

/** Whether work is expected on this date. */
export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  return calendar.workdays.includes(weekdayOf(dayNumber(date))) && !holidaysOf(calendar).has(date);
}

/** The last millisecond of the date at the site: the moment a due date passes. */
export function endOfDay(date: LocalDate, calendar: Calendar): Instant {
  return onDate('end', date, calendar, (midnight) => midnight.endOf('day'));
}

/** The first millisecond of the date at the site. */
export function startOfDay(date: LocalDate, calendar: Calendar): Instant {
  return onDate('start', date, calendar, (midnight) => midnight.startOf('day'));
}

/** When reminders of this date are due. */
export function reminderTime(date: LocalDate, calendar: Calendar): Instant {
  return onDate('reminder', date, calendar, (midnight) => midnight.set({ hour: REMINDER_HOUR }));
}

/**
 * The date `days` after (or, negative, before) the given one. Working days skip what is not worked;
 * zero working days on a day off is the next working day.
 */
export function addDays(date: LocalDate, length: Days, calendar: Calendar): LocalDate {
  if (length.unit === 'calendar') return dateOfNumber(dayNumber(date) + length.days);
  const step = length.days < 0 ? -1 : 1;
  let left = Math.abs(length.days);
  if (left === 0) return nextWorkingDay(date, calendar);
  let at = dayNumber(date);
  while (left > 0) {
    at += step;
    if (isWorkingDay(dateOfNumber(at), calendar)) left -= 1;
  }
  return dateOfNumber(at);
}

/** The date itself when it is worked, else the next one that is. */
export function nextWorkingDay(date: LocalDate, calendar: Calendar): LocalDate {
  let at = dayNumber(date);
  while (!isWorkingDay(dateOfNumber(at), calendar)) at += 1;
  return dateOfNumber(at);
}

/** The date itself when it is worked, else the last one before it that is. */
export function previousWorkingDay(date: LocalDate, calendar: Calendar): LocalDate {
  let at = dayNumber(date);
  while (!isWorkingDay(dateOfNumber(at), calendar)) at -= 1;
  return dateOfNumber(at);
}

/**
 * Months after a date, clamped to the month's end and never chained: 31 August + 6 is 28 or 29 February.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dateOf(DateTime.fromISO(date, { zone: 'utc' }).plus({ months }));
}

/**
 * Working days after `from` up to and including `to`; negative when `to` lies before `from`.
 * Due on Wednesday is 2 on the Monday before, and −1 on the Thursday after.
 */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  const last = dayNumber(to);
  for (let at = dayNumber(from) + 1; at <= last; at += 1) {
    if (isWorkingDay(dateOfNumber(at), calendar)) count += 1;
  }
  return count;
}

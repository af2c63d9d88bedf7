import { dayNumber, dateOfNumber, type Calendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';

/**
 * Working days of a calendar as numbers to reckon with: `closedBy` a date is how many working days have ended by then,
 * counted from a Monday long ago (the count itself means nothing, differences do). Both directions take a handful of
 * steps whatever the distance: whole weeks are multiplied, holidays looked up in a sorted list that is made once for
 * each calendar. The kernel counts day by day, which is right for one due date and too slow for a forecast.
 */
export interface WorkingDays {
  /** How many working days have ended when this date is over. */
  closedBy(date: LocalDate): number;
  /** How many have ended when this date begins. */
  closedBefore(date: LocalDate): number;
  /** The date on which so many have ended. */
  dateOf(closed: number): LocalDate;
  /** Working days after one date up to and including the other, as `workingDaysBetween` of the kernel. */
  between(from: LocalDate, to: LocalDate): number;
  /** Working days of something from its first day to its last one, both included; one where neither is worked. */
  lasting(first: LocalDate, last: LocalDate): number;
}

/** Day number of the Monday that weeks are counted from; day 0 is Thursday, 1 January 1970. */
const FIRST_MONDAY = -3;
const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

const DATES_KEPT = 5_000;

const calendars = new WeakMap<Calendar, WorkingDays>();

/** The working days of a calendar, made once for each. A calendar without a workday counts every day. */
export function workingDaysOf(calendar: Calendar): WorkingDays {
  let days = calendars.get(calendar);
  if (!days) {
    days = reckon(calendar);
    calendars.set(calendar, days);
  }
  return days;
}

function reckon({ workdays, holidays }: Calendar): WorkingDays {
  const weekdays = [...new Set(workdays.length === 0 ? EVERY_DAY : workdays)].sort((a, b) => a - b);
  const perWeek = weekdays.length;
  /** By day of the week, Monday first: workdays of the week up to and including it. */
  const upToWeekday = EVERY_DAY.map((weekday) => weekdays.filter((worked) => worked <= weekday).length);
  const free = [...new Set(holidays)]
    .map(dayNumber)
    .filter((day) => weekdays.includes(weekdayIndex(day) + 1))
    .sort((a, b) => a - b);

  /** Dates that were asked for before: writing a date is slower than finding it. */
  const dates = new Map<number, LocalDate>();
  const closedByDay = (day: number): number => {
    const week = Math.floor((day - FIRST_MONDAY) / 7);
    return week * perWeek + (upToWeekday[weekdayIndex(day)] ?? 0) - countUpTo(free, day);
  };
  /** The day of the n-th workday if there were no holidays. */
  const workday = (n: number): number => {
    const week = Math.floor((n - 1) / perWeek);
    return FIRST_MONDAY + week * 7 + (weekdays[n - 1 - week * perWeek] ?? 1) - 1;
  };
  return {
    closedBy: (date) => closedByDay(dayNumber(date)),
    closedBefore: (date) => closedByDay(dayNumber(date) - 1),
    dateOf(closed) {
      const known = dates.get(closed);
      if (known !== undefined) return known;
      // Every holiday up to the day found pushes it on, which may bring further holidays before it.
      let day = workday(closed);
      for (let passed = countUpTo(free, day), before = -1; passed !== before;) {
        before = passed;
        day = workday(closed + passed);
        passed = countUpTo(free, day);
      }
      const date = dateOfNumber(day);
      if (dates.size >= DATES_KEPT) dates.clear();
      dates.set(closed, date);
      return date;
    },
    between: (from, to) => closedByDay(dayNumber(to)) - closedByDay(dayNumber(from)),
    lasting: (first, last) => Math.max(1, closedByDay(dayNumber(last)) - closedByDay(dayNumber(first) - 1)),
  };
}

/** 0 for Monday to 6 for Sunday. */
function weekdayIndex(day: number): number {
  return (((day - FIRST_MONDAY) % 7) + 7) % 7;
}

/** How many of the sorted numbers are not greater than this one. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';

/** A stretch of days, both included. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** One field of the month grid. */
export interface GridDay {
  readonly date: LocalDate;
  /** Number in its month, as it is printed. */
  readonly number: number;
  /** The days of the neighbouring months that fill the first and the last week are outside. */
  readonly isOutside: boolean;
}

const WEEK = 7;

/** So many months an agenda shows at once. */
const AGENDA_MONTHS = 3;

/** The weeks that hold a month (`2026-11`), Monday to Sunday: four to six of them, as many as it needs. */
export function weeksOf(month: string): readonly (readonly GridDay[])[] {
  const { from, to } = gridSpan(month);
  const first = dayNumber(from);
  const weeks = (dayNumber(to) - first + 1) / WEEK;
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK }, (_, day): GridDay => {
      const date = dateOfNumber(first + week * WEEK + day);
      return { date, number: Number(date.slice(8)), isOutside: monthOf(date) !== month };
    }),
  );
}

/** From the Monday on or before the first day of a month to the Sunday on or after its last. */
export function gridSpan(month: string): Span {
  const first = dayNumber(firstOf(month));
  const last = dayNumber(firstOf(monthAfter(month, 1))) - 1;
  return {
    from: dateOfNumber(first - weekdayFromMonday(first)),
    to: dateOfNumber(last + WEEK - 1 - weekdayFromMonday(last)),
  };
}

/** Three months of an agenda; without a chosen month they begin with today, and this month is the first of them. */
export function agendaSpan(month: string | null, today: LocalDate): Span {
  return {
    from: month === null ? today : firstOf(month),
    to: dateOfNumber(dayNumber(firstOf(monthAfter(month ?? monthOf(today), AGENDA_MONTHS))) - 1),
  };
}

/** The month to begin with after one step. Back from today, the days of this month that are over are shown as well. */
export function monthAfterStep(month: string | null, today: LocalDate, as: 'agenda' | 'month', by: 1 | -1): string {
  const at = month ?? monthOf(today);
  if (as === 'month') return monthAfter(at, by);
  return monthAfter(at, month === null && by < 0 ? 1 - AGENDA_MONTHS : by * AGENDA_MONTHS);
}

/** `2026-11` of a day. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

/** What of a day's things has room, and how many have not. Nothing is hidden only to say that one more is there. */
export function clamp<T>(things: readonly T[], lines: number): { readonly shown: readonly T[]; readonly more: number } {
  if (things.length <= lines) return { shown: things, more: 0 };
  const shown = things.slice(0, lines - 1);
  return { shown, more: things.length - shown.length };
}

/** Things by their day, the earliest day first; things of one day keep their order. */
export function byDay<T extends { readonly date: LocalDate }>(
  things: readonly T[],
): readonly { readonly date: LocalDate; readonly things: readonly T[] }[] {
  const days = Map.groupBy(things, ({ date }) => date);
  return [...days]
    .map(([date, those]) => ({ date, things: those }))
    .sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
}

function firstOf(month: string): LocalDate {
  return `${month}-01`;
}

function monthAfter(month: string, by: number): string {
  return monthOf(addMonths(firstOf(month), by));
}

/** 0 is Monday: 1 January 1970 was a Thursday. */
function weekdayFromMonday(day: number): number {
  return (((day + 3) % WEEK) + WEEK) % WEEK;
}

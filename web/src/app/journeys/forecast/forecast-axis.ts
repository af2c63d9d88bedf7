import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { Forecast } from '#domain/certification/forecast/result';
import { textWidth } from '../portfolio/text-width.ts';

/** A name on the axis, in one of the lines above it or beneath. */
export interface AxisName {
  readonly text: string;
  /** Share of the width, 0 to 100, at which it points. */
  readonly at: number;
  /** 0 is the line next to the axis. */
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The whisker of a forecast with its target, limit and booked audits on one axis, all in shares of the width. */
export interface ForecastDrawing {
  readonly months: readonly { readonly at: number; readonly text: string }[];
  readonly early: number;
  readonly likely: number;
  readonly at80: number;
  readonly held: number | null;
  readonly bookings: readonly number[];
  readonly names: readonly AxisName[];
  /** How many lines the names above the axis need. */
  readonly rows: number;
}

/** How days and steps are said. */
export interface AxisWords {
  day(date: string): string;
  step(id: string): string;
}

const monthName = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const MARGIN_DAYS = 12;
/** More months than this have no room for their names. */
const NAMED_MONTHS = 10;

/** Draws a forecast between the first and the last of its days. `width` is what the names may count with, in px. */
export function drawForecast(forecast: Forecast, words: AxisWords, width: number): ForecastDrawing {
  const { early, likely, at80, target, limit } = forecast;
  const held = limit ?? target;
  const bookings = forecast.bookings.filter(({ id }) => forecast.criticalPath.some((step) => step.id === id));
  const days = [early, likely, at80, ...(held ? [held.on] : []), ...bookings.map(({ heldOn }) => heldOn)];
  const { from, to, at } = axisOf(days);
  const names = [
    { text: `likely ${words.day(likely)}`, at: at(likely) },
    { text: `80 % by ${words.day(at80)}`, at: at(at80) },
    ...(held ? [{ text: `${limit ? 'ends' : 'target'} ${words.day(held.on)}`, at: at(held.on) }] : []),
    ...bookings.map(({ id, heldOn }) => ({ text: words.step(id), at: at(heldOn) })),
  ];
  const placed = placeNames(names, width);
  return {
    months: monthsBetween(from, to, at),
    early: at(early),
    likely: at(likely),
    at80: at(at80),
    held: held && at(held.on),
    bookings: bookings.map(({ heldOn }) => at(heldOn)),
    names: placed,
    rows: Math.max(...placed.map(({ row }) => row)) + 1,
  };
}

/** One axis for several forecasts, so that they can be compared. */
export function axisOf(days: readonly string[]): { from: string; to: string; at: (date: string) => number } {
  const sorted = [...days].sort();
  const first = dayNumber(sorted[0] ?? '1970-01-01') - MARGIN_DAYS;
  const last = dayNumber(sorted.at(-1) ?? '1970-01-01') + MARGIN_DAYS;
  const at = (date: string): number => Math.round(((dayNumber(date) - first) / (last - first)) * 10_000) / 100;
  return { from: dateOfNumber(first), to: dateOfNumber(last), at };
}

/** The months that begin in between; every n-th is named where they are many. */
export function monthsBetween(
  from: string,
  to: string,
  at: (date: string) => number,
): readonly { at: number; text: string }[] {
  const all: string[] = [];
  for (let month = addMonths(`${from.slice(0, 7)}-01`, 1); month <= to; month = addMonths(month, 1)) all.push(month);
  const every = Math.ceil(all.length / NAMED_MONTHS);
  return all.map((month, index) => {
    const name = monthName.format(new Date(`${month}T00:00:00Z`));
    const text = month.slice(5, 7) === '01' || index === 0 ? `${name} ${month.slice(0, 4)}` : name;
    return { at: at(month), text: index % every === 0 ? text : '' };
  });
}

/** Names take the lowest line in which they touch no other; near the edges they turn inwards. */
function placeNames(names: readonly { text: string; at: number }[], width: number): AxisName[] {
  const taken: [number, number][][] = [];
  return [...names]
    .sort((a, b) => a.at - b.at)
    .map(({ text, at }) => {
      const x = (at / 100) * width;
      const long = textWidth(text) + 8;
      const anchor = x - long / 2 < 0 ? 'start' : x + long / 2 > width ? 'end' : 'middle';
      const from = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
      let row = 0;
      while ((taken[row] ?? []).some(([a, b]) => from < b && a < from + long)) row += 1;
      (taken[row] ??= []).push([from, from + long]);
      return { text, at, row, anchor };
    });
}

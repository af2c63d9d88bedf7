import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';
import { textWidth } from './text-width.ts';

/** How much time the timeline shows at once. */
export const ZOOMS = ['weeks', 'year', 'threeYears', 'cycle'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The stretch of time in sight: both days included. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Dates as distances from the left edge of the drawing. */
export interface Scale extends Span {
  readonly width: number;
  /** Where a day begins. May lie beyond either edge. */
  at(date: LocalDate): number;
  /** Where a day is over: bars that end on a day contain it. */
  after(date: LocalDate): number;
}

/** A line of the axis with its name; `strong` where a year begins. */
export interface Tick {
  readonly x: number;
  readonly label: string;
  readonly strong: boolean;
}

/** How far back each zoom looks, and how far in all. */
const MONTHS: Readonly<Record<Exclude<Zoom, 'weeks'>, { readonly back: number; readonly all: number }>> = {
  year: { back: 3, all: 12 },
  threeYears: { back: 10, all: 36 },
  // A cycle that ran, the one that runs, and the next one's beginning.
  cycle: { back: 26, all: 84 },
};
const WEEKS = { back: 3, all: 12 };
/** Arrow keys move by about a sixth of what is in sight. */
const STEP_MONTHS: Readonly<Record<Exclude<Zoom, 'weeks'>, number>> = { year: 2, threeYears: 6, cycle: 12 };
const STEP_WEEKS = 2;

/** Months and weeks begin where they begin, so that names and lines stay when the days pass. */
export function spanAround(today: LocalDate, zoom: Zoom): Span {
  const from =
    zoom === 'weeks' ? addDays(mondayOf(today), -7 * WEEKS.back) : firstOf(addMonths(today, -MONTHS[zoom].back));
  return spanFrom(from, zoom);
}

/** The stretch that begins on a day, as long as the zoom shows. */
export function spanFrom(day: LocalDate, zoom: Zoom): Span {
  if (zoom === 'weeks') {
    const from = mondayOf(day);
    return { from, to: addDays(from, 7 * WEEKS.all - 1) };
  }
  const from = firstOf(day);
  return { from, to: addDays(addMonths(from, MONTHS[zoom].all), -1) };
}

/** The stretch after one press of an arrow key. */
export function moved({ from }: Span, zoom: Zoom, by: 1 | -1): Span {
  return spanFrom(
    zoom === 'weeks' ? addDays(from, by * 7 * STEP_WEEKS) : addMonths(from, by * STEP_MONTHS[zoom]),
    zoom,
  );
}

export function scaleOf(span: Span, width: number): Scale {
  const first = dayNumber(span.from);
  const perDay = width / (dayNumber(span.to) + 1 - first);
  const at = (date: LocalDate): number => (dayNumber(date) - first) * perDay;
  return { ...span, width, at, after: (date) => at(date) + perDay };
}

const monthName = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

/** The upper line of the axis: years, or months where weeks are drawn. */
export function upperTicks(scale: Scale, zoom: Zoom): readonly Tick[] {
  return apart(upperStarts(scale, zoom));
}

function upperStarts(scale: Scale, zoom: Zoom): readonly Tick[] {
  if (zoom === 'weeks') {
    return starts(scale, (day) => firstOf(addMonths(day, 1)), firstOf(scale.from)).map((day) =>
      tick(scale, day, `${month(day)} ${day.slice(0, 4)}`, day.endsWith('-01-01')),
    );
  }
  const year = `${scale.from.slice(0, 4)}-01-01`;
  return starts(scale, (day) => addMonths(day, 12), year).map((day) => tick(scale, day, day.slice(0, 4), true));
}

/** The lower line: months by their letter, quarters by their number, weeks by their Monday. */
export function lowerTicks(scale: Scale, zoom: Zoom): readonly Tick[] {
  return apart(lowerStarts(scale, zoom));
}

function lowerStarts(scale: Scale, zoom: Zoom): readonly Tick[] {
  if (zoom === 'weeks') {
    return starts(scale, (day) => addDays(day, 7), scale.from).map((day) =>
      tick(scale, day, String(Number(day.slice(8))), false),
    );
  }
  if (zoom === 'cycle') {
    const quarter = quarterOf(scale.from);
    return starts(scale, (day) => addMonths(day, 3), quarter).map((day) =>
      tick(scale, day, `Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`, false),
    );
  }
  return starts(scale, (day) => addMonths(day, 1), scale.from).map((day) =>
    tick(scale, day, zoom === 'year' ? month(day) : month(day).slice(0, 1), false),
  );
}

/** The lines behind the rows: one a quarter is enough where months are narrow. */
export function gridTicks(scale: Scale, zoom: Zoom): readonly Tick[] {
  const years = zoom === 'weeks' ? upperTicks(scale, zoom) : upperTicks(scale, zoom).filter(({ x }) => x > 0);
  const every = zoom === 'threeYears' ? starts(scale, (day) => addMonths(day, 3), quarterOf(scale.from)) : null;
  const lower = every ? every.map((day) => tick(scale, day, '', false)) : lowerTicks(scale, zoom);
  const strong = new Set(years.map(({ x }) => Math.round(x)));
  return [...lower.filter(({ x }) => x > 0 && !strong.has(Math.round(x))), ...years.filter(({ x }) => x > 0)];
}

/** Days from a first one on, by steps, as far as they begin in sight; the first also when it began before. */
function starts({ from, to }: Span, next: (day: LocalDate) => LocalDate, first: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= to; day = next(day)) {
    if (next(day) > from) days.push(day);
  }
  return days;
}

/** A name that the next one would touch is left out: what began before the edge has little room. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.map((one, index) => {
    const next = ticks[index + 1];
    return next && next.x - one.x < textWidth(one.label, 11) + 3 ? { ...one, label: '' } : one;
  });
}

function tick(scale: Scale, day: LocalDate, label: string, strong: boolean): Tick {
  return { x: Math.max(0, scale.at(day)), label, strong };
}

const month = (day: LocalDate): string => monthName.format(new Date(`${day}T00:00:00Z`));
const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`;
const addDays = (day: LocalDate, days: number): LocalDate => dateOfNumber(dayNumber(day) + days);

function quarterOf(day: LocalDate): LocalDate {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** 1 January 1970 was a Thursday. */
function mondayOf(day: LocalDate): LocalDate {
  const number = dayNumber(day);
  return dateOfNumber(number - ((((number + 3) % 7) + 7) % 7));
}

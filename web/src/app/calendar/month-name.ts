import { longDay } from '../words/dates.ts';

/** “November 2026” for `2026-11`. */
export function monthName(month: string): string {
  const first = `${month}-01`;
  return longDay(first, { now: new Date(first) }).replace(/^\w+\s\d+\s/, '');
}

/** “November 2026 – January 2027”. */
export function monthsName(from: string, to: string): string {
  return from === to ? monthName(from) : `${monthName(from)} – ${monthName(to)}`;
}

import type { ProcessView } from '../../processes/process-view.ts';
import { shortDay } from '../../words/dates.ts';

/** “18 Dec”. */
export function shortOf(date: string, view: ProcessView): string {
  return shortDay(date, { now: view.at(), zone: view.detail()?.calendar.zone });
}

/** “Tue 19 Jan”, “9 to 11 Mar 2027”, “30 Nov to 2 Dec”. */
export function dayRange(from: string | null, to: string | null, view: ProcessView): string {
  if (to === null) return '';
  if (from === null || from === to) return view.day(to);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${isOneMonth ? String(Number(from.slice(8))) : shortOf(from, view)} to ${shortOf(to, view)}`;
}

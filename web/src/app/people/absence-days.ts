import { addDays, localDate, startOfDay, type Calendar } from '#domain/kernel/calendar';
import type { Absence } from './person.ts';

/** An absence as a person types it: the first and the last day away. */
export interface AbsenceDays {
  readonly from: string;
  readonly last: string;
  readonly substitute: string;
}

/** The instants of whole days away, in the zone of the person's site. */
export function absenceOf({ from, last, substitute }: AbsenceDays, zone: string): Absence {
  const calendar = inZone(zone);
  const dayAfter = addDays(last, { days: 1, unit: 'calendar' }, calendar);
  return { from: startOfDay(from, calendar), until: startOfDay(dayAfter, calendar), substitute };
}

/** The days of an absence, for the form. */
export function daysOf({ from, until, substitute }: Absence, zone: string): AbsenceDays {
  const calendar = inZone(zone);
  const last = new Date(Date.parse(until) - 1).toISOString();
  return { from: localDate(from, calendar), last: localDate(last, calendar), substitute };
}

function inZone(zone: string): Calendar {
  return { id: zone, version: 1, zone, workdays: [1, 2, 3, 4, 5], holidays: [] };
}

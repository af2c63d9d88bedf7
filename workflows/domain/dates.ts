import { addDays, localDate, workingDaysBetween } from './kernel/calendar.ts';
import { clockUntil, type Clock } from './kernel/clock.ts';
import type { Instant, LocalDate } from './kernel/instant.ts';
import type { Moment } from './kernel/moment.ts';
import { refuse, type Refusal } from './kernel/refusal.ts';

/** Today at the site. */
export const today = (moment: Moment): LocalDate => localDate(moment.now, moment.calendar);

/** Refuses a date that is already over. */
export function alreadyPast(date: LocalDate | undefined, moment: Moment, field: string): Refusal | null {
  return date !== undefined && date < today(moment) ? refuse('datePast', { date: { date } }, field) : null;
}

/** Refuses a date that is not after today. */
export function notAfterToday(date: LocalDate | undefined, moment: Moment, field: string): Refusal | null {
  return date !== undefined && date <= today(moment) ? refuse('dateNotAhead', { date: { date } }, field) : null;
}

/** Refuses a date of something that has happened, when it lies ahead. */
export function stillAhead(date: LocalDate | undefined, moment: Moment, field: string): Refusal | null {
  return date !== undefined && date > today(moment) ? refuse('dateAhead', { date: { date } }, field) : null;
}

/** The clock with a new due date that somebody approved; it runs since when it always did. */
export function extended(clock: Clock, date: LocalDate, moment: Moment): Clock {
  return { ...clockUntil(moment, date, { code: 'extended', params: { date: { date } } }), since: clock.since };
}

/** Refuses an extension that extends nothing, or goes beyond what the standards leave open. */
export function notLonger(clock: Clock, newDate: LocalDate, moment: Moment): Refusal | null {
  const due = localDate(clock.due, moment.calendar);
  return newDate > due
    ? notAfterToday(newDate, moment, 'newDate')
    : refuse('notLater', { date: { date: due } }, 'newDate');
}

/** The clock after a hold: its due date moved by the working days that the hold took. */
export function afterHold(clock: Clock, heldSince: Instant, moment: Moment): Clock {
  const { calendar } = moment;
  const days = workingDaysBetween(localDate(heldSince, calendar), today(moment), calendar);
  const due = localDate(clock.due, calendar);
  const date = days === 0 ? due : addDays(due, { days, unit: 'working' }, calendar);
  return { ...clockUntil(moment, date, clock.rule), since: clock.since };
}

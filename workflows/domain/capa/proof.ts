import { notYours } from '../hands.ts';
import { addDays, nextWorkingDay, startOfDay } from '../kernel/calendar.ts';
import { startClock } from '../kernel/clock.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { laterOf, type LocalDate } from '../kernel/instant.ts';
import { today } from '../dates.ts';
import { reportQuantityReachedBody } from './bodies.ts';
import { capaCommand, ready } from './command.ts';
import type { CapaEventOf } from './events.ts';
import { planOf, workIn, type CapaState } from './state.ts';

/** The wait begins with the last verification: check date = that day + waiting time, then the next working day. */
export function beginProof(state: CapaState, moment: Moment): CapaEventOf<'proofBegan'> {
  return { type: 'proofBegan', ...waitUntil(checkDate(state, moment), moment) };
}

/** The check on this date opens when its day begins at the site. */
export function waitUntil(date: LocalDate, moment: Moment): { checkOn: string; until: string } {
  const checkOn = nextWorkingDay(date, moment.calendar);
  return { checkOn, until: startOfDay(checkOn, moment.calendar) };
}

function checkDate(state: CapaState, moment: Moment): LocalDate {
  const waiting = planOf(state)?.waiting;
  const tomorrow = addDays(today(moment), { days: 1, unit: 'calendar' }, moment.calendar);
  if (!waiting) return tomorrow;
  return 'days' in waiting
    ? addDays(today(moment), { days: waiting.days, unit: 'calendar' }, moment.calendar)
    : laterOf(waiting.until, tomorrow);
}

/** The quantity that the plan waits for came before its last date: the check opens now. */
export const reportQuantityReached = capaCommand({
  schema: reportQuantityReachedBody,
  permission: 'capa.work',
  subject: () => 'proof',
  subjects: (state) => (waitsForQuantity(state) ? ['proof'] : []),
  available: (state, moment) => {
    const work = workIn(state, 'proof');
    return firstRefusal(
      ready(state, 'proof'),
      !waitsForQuantity(state) && refuse('noQuantity'),
      work && notYours({ kind: 'people', ids: [state.owner, work.plan.evaluator] }, moment),
    );
  },
  may: () => null,
  decide: (_state, { note }, moment) => [
    { type: 'quantityReached', note, clock: startClock(moment, 'effectivenessCheck') },
  ],
});

function waitsForQuantity(state: CapaState): boolean {
  const waiting = workIn(state, 'proof')?.plan.waiting;
  return waiting !== undefined && 'quantity' in waiting;
}

import type { ContainmentBody } from './containment-body.ts';
import { today } from './dates.ts';
import type { Danger, Grade } from './fields.ts';
import { localDate } from './kernel/calendar.ts';
import { clockUntil, startClock, type Clock } from './kernel/clock.ts';
import { laterOf } from './kernel/instant.ts';
import type { Moment } from './kernel/moment.ts';
import { refuse, type Refusal } from './kernel/refusal.ts';

/** Either what was done, or why nothing had to be done. */
export function correctionOrReason(body: ContainmentBody): Refusal | null {
  if (body.done !== undefined && body.noneNeededBecause !== undefined) return refuse('doneAndNotNeeded', {}, 'done');
  if (body.done === undefined && body.noneNeededBecause === undefined) return refuse('doneOrNotNeeded', {}, 'done');
  return null;
}

/** How urgent correction and containment are. */
export interface Urgency {
  readonly danger: Danger;
  readonly grade: Grade | null;
  /** The affected shipment leaves on this date. */
  readonly shipmentOn?: string | undefined;
}

/** Danger: the same day. A major: one working day. Else five. Never after the affected shipment. */
export function correctionClock(urgency: Urgency, moment: Moment): Clock {
  const clock = startClock(moment, ruleOf(urgency));
  const { shipmentOn } = urgency;
  if (shipmentOn === undefined || shipmentOn >= localDate(clock.due, moment.calendar)) return clock;
  return clockUntil(moment, laterOf(shipmentOn, today(moment)), {
    code: 'shipment',
    params: { date: { date: shipmentOn } },
  });
}

function ruleOf({ danger, grade }: Urgency): string {
  if (danger !== 'none') return 'containmentDanger';
  return grade === 'major' ? 'containmentMajor' : 'containment';
}

import { remind, startClock } from '../kernel/clock.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { Moment } from '../kernel/moment.ts';
import { openDuties } from './duties.ts';
import type { CapaEvent } from './events.ts';
import type { CapaState } from './state.ts';

/** What the loop does by itself: it opens the effectiveness check on its date, and it reminds. */
export function onDeadline(state: CapaState, deadline: Deadline, moment: Moment): CapaEvent[] {
  if (deadline.kind === 'proofOver') {
    return [{ type: 'proofEnded', clock: startClock(moment, 'effectivenessCheck') }];
  }
  const open = openDuties(state).find((one) => one.subject === deadline.subject && one.duty.round === deadline.round);
  if (!open) throw new Error(`Nothing is due as ${deadline.kind} of ${deadline.subject}`);
  return [remind(open.duty.clock, deadline, open.who, moment)];
}

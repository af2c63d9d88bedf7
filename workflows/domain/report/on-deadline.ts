import { remind } from '../kernel/clock.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { Moment } from '../kernel/moment.ts';
import { openDuties } from './duties.ts';
import type { ReportEvent } from './events.ts';
import type { ReportState } from './state.ts';

/** What a report does by itself: it reminds. */
export function onDeadline(state: ReportState, deadline: Deadline, moment: Moment): ReportEvent[] {
  const open = openDuties(state).find((one) => one.subject === deadline.subject && one.duty.round === deadline.round);
  if (!open) throw new Error(`Nothing is due as ${deadline.kind} of ${deadline.subject}`);
  return [remind(open.duty.clock, deadline, open.who, moment)];
}

import { remind } from '../kernel/clock.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { addDays } from '../kernel/calendar.ts';
import type { Moment } from '../kernel/moment.ts';
import { clockId, type Armed } from './clocks/armed.ts';
import { furtherSteps } from './clocks/settle.ts';
import { withClocks } from './command.ts';
import type { JourneyEvent } from './events.ts';
import { certificateOf, type JourneyState } from './state.ts';

/** What a journey does by itself: windows open, people are reminded, and a certificate ends with its day. */
export function onDeadline(state: JourneyState, deadline: Deadline, moment: Moment): JourneyEvent[] {
  const clock = state.clocks.find((one) => clockId(one) === deadline.subject && one.round === deadline.round);
  if (!clock) throw new Error(`Nothing is due as ${deadline.kind} of ${deadline.subject}`);
  if (deadline.kind === 'opens') return [{ type: 'clockOpened', rule: clock.rule, subject: clock.subject }];
  if (deadline.kind === 'passes') return withClocks(state, [passed(state, clock, moment)], moment);
  const reminded = remind(clock.clock, deadline, clock.who, moment);
  const steps = furtherSteps(clock, reminded.step, moment);
  return steps ? [reminded, { type: 'clockContinued', rule: clock.rule, subject: clock.subject, steps }] : [reminded];
}

/** Only expiry and lapse happen to a certificate by time; all else is noted and has something follow it. */
function passed(state: JourneyState, { rule, subject, dueOn }: Armed, moment: Moment): JourneyEvent {
  const standard = subject.replace(/^certificate:/, '');
  const on = addDays(dueOn, { days: 1, unit: 'calendar' }, moment.calendar);
  if (rule === 'expiry') {
    const ends = certificateOf(state, standard)?.paper?.expiresOn ?? dueOn;
    return { type: 'certificateExpired', standard, on, because: dueOn < ends ? 'transition' : 'cycle' };
  }
  if (rule === 'lapse') return { type: 'certificateLapsed', standard, on };
  return { type: 'clockPassed', rule, subject, dueOn };
}

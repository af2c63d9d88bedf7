import { notYours, qualityManagers } from '../hands.ts';
import { addDays, localDate } from '../kernel/calendar.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { today } from '../dates.ts';
import { closeBody, reopenBody } from './bodies.ts';
import { capaCommand, inStage, ready, subjectIn } from './command.ts';
import { containmentClock } from './containment.ts';
import { hasWorkerStandard } from './plan-rules.ts';
import { expectStage, type CapaState } from './state.ts';

/** The last gate: what was learnt and carried over. Nothing that was asked for may still be undecided. */
export const close = capaCommand({
  schema: closeBody,
  permission: 'capa.steer',
  signature: 'close',
  subject: () => 'closure',
  subjects: (state) => subjectIn(state, 'closure', 'closure'),
  available: (state, moment) =>
    firstRefusal(
      ready(state, 'closure'),
      notYours(qualityManagers(state.about.site), moment),
      state.cancelRequest && refuse('cancelUndecided', { by: { person: state.cancelRequest.by } }),
    ),
  may: (state, _moment, body) =>
    hasWorkerStandard(state.about) && body.workersTold === undefined
      ? refuse('workersToldNeeded', {}, 'workersTold')
      : null,
  decide: (state, body) => [{ type: 'closed', ...body, result: expectStage(state, 'closure').result }],
});

/** Within 90 days the same loop goes on with another attempt; later a new report is linked to it. */
export const reopen = capaCommand({
  schema: reopenBody,
  permission: 'capa.steer',
  whenClosed: true,
  subject: () => 'process',
  subjects: (state) => subjectIn(state, 'process', 'closed', 'cancelled'),
  available: (state, moment) => firstRefusal(inStage(state, 'closed', 'cancelled'), tooLate(state, moment)),
  may: () => null,
  decide: (state, { reason }, moment) => [{ type: 'reopened', reason, clock: containmentClock(state.about, moment) }],
});

function tooLate(state: CapaState, moment: Moment): Refusal | null {
  const { work } = state;
  if (work.stage !== 'closed' && work.stage !== 'cancelled') return null;
  const days = moment.policy.limits['reopenDays'] ?? 90;
  const last = addDays(localDate(work.at, moment.calendar), { days, unit: 'calendar' }, moment.calendar);
  return today(moment) > last ? refuse('reopenTooLate', { days, date: { date: last } }) : null;
}

import { afterHold, notAfterToday } from '../dates.ts';
import { clockUntil } from '../kernel/clock.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { holdBody, resumeBody } from './bodies.ts';
import { capaCommand, inStage, onHold } from './command.ts';
import { allDuties } from './duties.ts';
import { isOpenState } from './state.ts';

/** Stops every internal clock until somebody resumes; the hold itself has a review date. */
export const hold = capaCommand({
  schema: holdBody,
  permission: 'capa.steer',
  subject: () => 'hold',
  subjects: (state) => (isOpenState(state) && !state.hold ? ['hold'] : []),
  available: (state) => firstRefusal(!isOpenState(state) && inStage(state), onHold(state)),
  may: (_state, moment, { reviewOn }) => notAfterToday(reviewOn, moment, 'reviewOn'),
  decide: (_state, { reason, reviewOn }, moment) => [
    {
      type: 'held',
      reason,
      reviewOn,
      clock: clockUntil(moment, reviewOn, { code: 'review', params: { date: { date: reviewOn } } }),
    },
  ],
});

/** The clocks run again: every due date moves by the working days that the hold took. */
export const resume = capaCommand({
  schema: resumeBody,
  permission: 'capa.steer',
  subject: () => 'hold',
  subjects: (state) => (state.hold ? ['hold'] : []),
  available: (state) => (state.hold ? null : refuse('notOnHold')),
  may: () => null,
  decide: (state, { note }, moment) => [
    {
      type: 'resumed',
      ...(note === undefined ? {} : { note }),
      clocks: allDuties(state).map(({ subject, duty }) => ({
        subject,
        round: duty.round,
        clock: afterHold(duty.clock, state.hold?.duty.clock.since ?? moment.now, moment),
      })),
    },
  ],
});

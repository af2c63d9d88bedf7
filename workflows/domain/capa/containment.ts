import { notYours } from '../hands.ts';
import { startClock, type Clock } from '../kernel/clock.ts';
import type { Moment } from '../kernel/moment.ts';
import { person } from '../kernel/who.ts';
import { firstRefusal } from '../kernel/refusal.ts';
import { correctionOrReason, correctionClock } from '../containment-rules.ts';
import { recordContainmentBody } from './bodies.ts';
import { capaCommand, ready, subjectIn } from './command.ts';
import type { CapaState } from './state.ts';

/** What is done at once, or why nothing has to be; in a later attempt with the scope of the repeat. */
export const recordContainment = capaCommand({
  schema: recordContainmentBody,
  permission: 'capa.work',
  subject: () => 'containment',
  subjects: (state) => subjectIn(state, 'containment', 'containment'),
  available: (state, moment) => firstRefusal(ready(state, 'containment'), notYours(person(state.owner), moment)),
  may: (_state, _moment, body) => correctionOrReason(body),
  decide: (_state, body, moment) => [{ type: 'containmentRecorded', ...body, clock: startClock(moment, 'rootCause') }],
});

/** Rules that count from the report, in the words of one that counts from the beginning of an attempt. */
const OF_ATTEMPT: Readonly<Record<string, string>> = {
  containment: 'containmentOfAttempt',
  containmentMajor: 'containmentMajorOfAttempt',
};

/** The containment's clock in a new attempt: as short as danger and grade ask for. */
export function containmentClock(about: Pick<CapaState['about'], 'danger' | 'grade'>, moment: Moment): Clock {
  const clock = correctionClock({ danger: about.danger, grade: about.grade }, moment);
  return { ...clock, rule: { ...clock.rule, code: OF_ATTEMPT[clock.rule.code] ?? clock.rule.code } };
}

import { notAfterToday, today } from '../dates.ts';
import { notYours } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { sameThing } from '../repeats.ts';
import { judgeEffectivenessBody } from './bodies.ts';
import { capaCommand, ready, subjectIn } from './command.ts';
import { containmentClock } from './containment.ts';
import { EVIDENCE_LIMIT } from './evidence.ts';
import type { CapaEventOf } from './events.ts';
import { waitUntil } from './proof.ts';
import { workIn, type CapaState } from './state.ts';

type Next = CapaEventOf<'effectivenessJudged'>['next'];

/**
 * The evaluator's verdict on the running attempt. Effective leads to closure; partly or not to the next attempt, and
 * after two failed ones to top management; inconclusive to another date, the third time to top management.
 */
export const judgeEffectiveness = capaCommand({
  schema: judgeEffectivenessBody,
  permission: 'capa.work',
  signature: 'judgeEffectiveness',
  subject: () => 'effectivenessCheck',
  subjects: (state) => subjectIn(state, 'effectivenessCheck', 'effectivenessCheck'),
  names: ({ repeats }) => repeats.map((key) => sameThing('repeats', key)),
  available: (state, moment) => {
    const work = workIn(state, 'effectivenessCheck');
    return firstRefusal(
      ready(state, 'effectivenessCheck'),
      work && notYours(person(work.plan.evaluator), moment),
      state.evaluatorChange !== null && refuse('evaluatorChanges', { person: { person: state.evaluatorChange.to } }),
    );
  },
  may: (state, moment, body) => {
    const again = body.verdict === 'inconclusive' && !isLastInconclusive(state, moment);
    return firstRefusal(
      // The report that opened the loop is not a repeat of it.
      body.repeats.includes(state.about.report) &&
        refuse('namesItself', { process: { process: state.about.report } }, 'repeats'),
      again && body.newDate === undefined && refuse('newDateNeeded', {}, 'newDate'),
      !again && body.newDate !== undefined && refuse('newDateNotNeeded', {}, 'newDate'),
      notAfterToday(body.newDate, moment, 'newDate'),
      state.evidence.length + body.evidence.length > EVIDENCE_LIMIT &&
        refuse('tooMuchEvidence', { limit: EVIDENCE_LIMIT }, 'evidence'),
    );
  },
  decide: (state, body, moment) => [
    {
      type: 'effectivenessJudged',
      attempt: state.attempt,
      verdict: body.verdict,
      note: body.note,
      evidence: body.evidence,
      evidenceDate: today(moment),
      repeats: body.repeats,
      next: nextAfter(state, body, moment),
    },
  ],
});

function nextAfter(state: CapaState, body: { verdict: string; newDate?: string | undefined }, moment: Moment): Next {
  if (body.verdict === 'effective') return { stage: 'closure', clock: startClock(moment, 'closure') };
  if (body.verdict === 'inconclusive') {
    return isLastInconclusive(state, moment)
      ? { stage: 'managementDecision', because: 'inconclusive', clock: startClock(moment, 'managementDecision') }
      : { stage: 'proof', ...waitUntil(body.newDate ?? today(moment), moment) };
  }
  return state.failed + 1 >= limit(moment, 'failedAttempts', 2)
    ? { stage: 'managementDecision', because: 'failedAttempts', clock: startClock(moment, 'managementDecision') }
    : { stage: 'containment', clock: containmentClock(state.about, moment) };
}

/** Whether one more inconclusive verdict goes to top management. */
function isLastInconclusive(state: CapaState, moment: Moment): boolean {
  return state.inconclusive + 1 >= limit(moment, 'inconclusiveVerdicts', 3);
}

function limit(moment: Moment, code: string, otherwise: number): number {
  return moment.policy.limits[code] ?? otherwise;
}

import * as z from 'zod/mini';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { paperBody } from '../birth-bodies.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { correctDecisionBody } from './bodies.ts';
import type { Paper } from './certificate-state.ts';
import { endMovedMeanwhile, inPart, notLast, takesFromAudit } from './correctable.ts';
import { brokenBy, cannotBe, certificateSubject, decisionIn, isGrant, paperIn, type DecisionBody } from './decision.ts';
import { notReasoned, withReasonsOf } from './despite.ts';
import { claimsCorrected } from './elsewhere.ts';
import { withNote, type Decision } from './last-word.ts';
import { beforeWord, lastWordOf } from './last-words.ts';
import { paperAs } from './paper.ts';

type Body = z.infer<typeof correctDecisionBody>;

/**
 * The last decision about a certificate was recorded otherwise than the body took it, or of the wrong certificate: it is put
 * right, and both stand in the history, with the reason. The certificate is then what it would be had the right decision
 * been recorded in the first place.
 */
export const correctDecision = journeyCommand({
  schema: correctDecisionBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates
      .filter((one) => one.answeredOn !== null || lastWordOf(state, one.standard)?.said.what === 'decision')
      .map(certificateSubject),
  claims: ({ standard, decision }) => (decision?.certificate ? claimsCorrected(standard, decision.certificate) : []),
  available: (state, moment, subject) => firstRefusal(notLast(state, subject, 'decision'), onlyLead(state, moment)),
  may: (state, moment, body) => {
    const found = lastDecision(state, body.standard);
    if (!found) return refuse('standardNotHere', { standard: body.standard }, 'standard');
    const { was, under } = found;
    const right = rightDecision(under, was, body);
    const takes = () => takesFromAudit(state, corrected(state, body, moment), body.standard, moment);
    if (!right) return takes();
    return (
      firstRefusal(
        isAsRecorded(was, decisionIn(under, right, moment, {})) && refuse('nothingToCorrect'),
        inPart('decision', cannotBe(under, moment, right)),
      ) ??
      inPart(
        'decision',
        notReasoned(brokenBy(under, right, paperIn(under, right), moment), withReasonsOf(was.despite, body)),
      ) ??
      takes()
    );
  },
  decide: (state, body, moment) => {
    const events = corrected(state, body, moment);
    return [...events, ...endMovedMeanwhile(state, events, body.standard, moment)];
  },
  signature: 'correctDecision',
});

function lastDecision(state: JourneyState, standard: string) {
  const word = lastWordOf(state, standard);
  if (word?.said.what !== 'decision') return null;
  const { what: _what, ...was } = word.said;
  return { was, under: beforeWord(state, word) };
}

function corrected(state: JourneyState, body: Body, moment: Moment) {
  const found = lastDecision(state, body.standard);
  const standard = certificateOf(state, body.standard)?.standard;
  if (!found || standard === undefined) return [];
  const { was, under } = found;
  const right = rightDecision(under, was, body);
  const is = right ? decisionIn(under, right, moment, withReasonsOf(was.despite, body)) : was;
  return [
    {
      type: 'decisionCorrected' as const,
      standard,
      ...withNote(is),
      was: withNote(was),
      ...(right ? {} : { takenBack: true as const }),
      reason: body.reason,
    },
  ];
}

/** The decision as it is on record, but for what the correction names; null where nothing was decided. */
function rightDecision(under: JourneyState, was: Decision, { standard, decision }: Body): DecisionBody | null {
  if (!decision) return null;
  const { kind = was.kind, result = was.result, on = was.on } = decision;
  // What a refusal gives as its reason is none for a certificate.
  const { note = isGrant(result) === isGrant(was.result) ? was.reason : null } = decision;
  const certificate = isGrant(result) ? certificateIn(was.paper, decision.certificate) : undefined;
  return {
    ...{ standard: certificateOf(under, standard)?.standard ?? standard, kind, result, on },
    ...(note === null ? {} : { reason: note }),
    ...(certificate ? { certificate } : {}),
  };
}

const whole = z.omit(paperBody, { decidedOn: true });

/** As it was granted, but for what the correction names; whole in the correction where none was granted. */
function certificateIn(
  was: Paper | null,
  change: NonNullable<Body['decision']>['certificate'],
): DecisionBody['certificate'] {
  if (!was) {
    const named = Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== null));
    return whole.safeParse(named).data;
  }
  const { mark, soaVersion, originalOn, effectiveOn, decidedOn: _decidedOn, ...paper } = paperAs(was, change ?? {});
  // Null takes a day of its own away: it is the day of the decision then, as one is that was the same and is not named.
  const isOwn = (name: 'originalOn' | 'effectiveOn'): boolean =>
    change?.[name] !== null && (change?.[name] !== undefined || was[name] !== was.decidedOn);
  return {
    ...paper,
    ...(isOwn('originalOn') ? { originalOn } : {}),
    ...(isOwn('effectiveOn') ? { effectiveOn } : {}),
    ...(mark === null ? {} : { mark }),
    ...(soaVersion === null ? {} : { soaVersion }),
  };
}

const isAsRecorded = (was: Decision, is: Decision): boolean =>
  (['kind', 'result', 'on', 'reason'] as const).every((name) => was[name] === is[name]) &&
  (is.paper === null || (was.paper !== null && isSamePaper(was.paper, is.paper)));

const isSamePaper = (was: Paper, is: Paper): boolean =>
  JSON.stringify(paperAs(was, {})) === JSON.stringify(paperAs(is, {}));

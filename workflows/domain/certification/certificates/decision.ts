import { stillAhead, today } from '../../dates.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { appealBody, recordDecisionBody } from './bodies.ts';
import { decisionDays, type Paper } from './certificate-state.ts';
import { brokenRules, impossible, notFollowing } from './decision-rules.ts';
import { notReasoned, recordedDespite, type Despite } from './despite.ts';
import { certificateElsewhere, claimsOf } from './elsewhere.ts';
import type { Decision } from './last-word.ts';
import { datesOutOfOrder, paperOf, transitionEndOf } from './paper.ts';
import type * as z from 'zod/mini';

export type DecisionBody = Omit<z.infer<typeof recordDecisionBody>, 'signed'>;

export const isGrant = (result: DecisionBody['result']): boolean => result === 'granted' || result === 'smallerScope';

export const certificateSubject = ({ standard }: { standard: string }): string => `certificate:${familyOf(standard)}`;

export const allCertificates = (state: JourneyState): string[] =>
  state.certificates.map(({ standard }) => certificateSubject({ standard }));

/**
 * The certificate as the body typed it. A transition, a transfer and a new scope keep the cycle that runs, so the dates of
 * its decision and its original certification come from the earlier paper.
 */
export function paperIn(state: JourneyState, { certificate, kind, on, standard }: DecisionBody): Paper | null {
  if (!certificate) return null;
  const running = certificateOf(state, standard)?.paper;
  const keepsCycle = kind === 'transition' || kind === 'transfer' || kind === 'scope';
  const paper = paperOf({ ...certificate, decidedOn: on });
  return {
    ...paper,
    // One that is granted anew is no continuation of one that is over.
    originalOn: certificate.originalOn ?? (kind === 'initial' ? on : (running?.originalOn ?? on)),
    decidedOn: keepsCycle && running ? running.decidedOn : on,
  };
}

/** The decision about one certificate; independent of what the auditors recommended (9.5.1). */
export const recordDecision = journeyCommand({
  schema: recordDecisionBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  // A new scope and a transfer may be decided without an audit.
  subjects: (state) =>
    state.audits.some((one) => one.status === 'held') || state.certificates.some(({ paper }) => paper !== null)
      ? allCertificates(state)
      : [],
  claims: ({ certificate }) => (certificate ? claimsOf(certificate) : []),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, body) =>
    cannotBe(state, moment, body) ?? notReasoned(brokenBy(state, body, paperIn(state, body), moment), body),
  decide: (state, body, moment) => [
    { type: 'decisionRecorded', standard: familyOf(body.standard), ...decisionIn(state, body, moment, body) },
  ],
  signature: 'recordDecision',
});

/** What can never have been decided like this. */
export function cannotBe(state: JourneyState, moment: Moment, body: DecisionBody): Refusal | null {
  const { standard, kind, result, on } = body;
  const certificate = certificateOf(state, standard);
  if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
  const grants = isGrant(result);
  const paper = paperIn(state, body);
  return firstRefusal(
    stillAhead(on, moment, 'on'),
    grants && !paper && refuse('certificateNeeded', {}, 'certificate'),
    !grants && body.reason === undefined && refuse('reasonNeeded', {}, 'reason'),
    paper && datesOutOfOrder(paper, 'certificate'),
    paper && effectiveTooEarly(paper, on),
    paper && familyOf(paper.edition) !== certificate.standard
      ? refuse('otherStandard', { standard: certificate.standard }, 'certificate.edition')
      : null,
    paper &&
      !moment.reference.catalogue.find(paper.edition) &&
      refuse('unknownStandard', { standard: paper.edition }, 'certificate.edition'),
    ...(paper?.sites ?? []).map((site) =>
      state.about.sites.includes(site) ? null : refuse('siteNotHere', {}, 'certificate.sites'),
    ),
    impossible(state, certificate, kind, on, paper),
    paper && kind === 'transition' ? notFollowing(certificate, paper, moment) : null,
    paper && certificateElsewhere(paper, moment, 'certificate.number'),
  );
}

/** What is recorded of it. */
export function decisionIn(state: JourneyState, body: DecisionBody, moment: Moment, told: Despite): Decision {
  const { kind, result, on } = body;
  const paper = paperIn(state, body);
  return {
    ...{ kind, result, on, reason: orNull(body.reason), paper },
    transitionEndsOn: paper ? transitionEndOf(paper.edition, moment) : null,
    ...recordedDespite(brokenBy(state, body, paper, moment), told),
  };
}

/** A certificate does not begin before it is decided (9.6.3.2.5: effective at the decision or later). */
const effectiveTooEarly = (paper: Paper, on: string) =>
  paper.effectiveOn < on ? refuse('effectiveBeforeDecision', { date: { date: on } }, 'certificate.effectiveOn') : null;

export function brokenBy(
  state: JourneyState,
  body: DecisionBody,
  paper: Paper | null,
  moment: Moment,
): readonly Refusal[] {
  const { standard, kind, result, on } = body;
  const certificate = certificateOf(state, standard);
  return certificate && paper && isGrant(result) ? brokenRules({ state, certificate, kind, on, paper, moment }) : [];
}

/** Against a decision (9.7); it stands until the body has decided again. */
export const appeal = journeyCommand({
  schema: appealBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates
      .filter((one) => one.reason !== null || one.undecided !== null)
      .map(({ standard }) => certificateSubject({ standard })),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { standard, on }) => {
    const certificate = certificateOf(state, standard);
    if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
    const [first] = decisionDays(certificate);
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      first === undefined && refuse('nothingDecided', { standard: certificate.standard }, 'standard'),
      first !== undefined && (on ?? today(moment)) < first && refuse('beforeDecision', { date: { date: first } }, 'on'),
    );
  },
  decide: (_state, { standard, on, reason }, moment) => [
    { type: 'appealed', standard: familyOf(standard), on: on ?? today(moment), reason },
  ],
});

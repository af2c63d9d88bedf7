import { notAfterToday, stillAhead } from '../../dates.ts';
import { unknownPerson } from '../../hands.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { findingOf, type JourneyState } from '../state.ts';
import { joinCapaBody, moveFindingBody, openCapaBody, reassignFindingBody } from './bodies.ts';
import { isOpenFinding } from './finding-state.ts';
import { findingIn, inLane, lane, subjectOf } from './lane.ts';
import { beforeItsAudit } from './order.ts';

export const moveFinding = journeyCommand({
  schema: moveFindingBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: inLane('received', 'accepted'),
  available: (state, moment, subject) => lane(state, moment, subject, 'received', 'accepted'),
  may: (state, moment, { finding, what, dueOn, consentOn }) => {
    const { hardStop: stop = null, answerDue = null, evidenceDue = null, lane: step } = findingOf(state, finding) ?? {};
    const answer = what === 'answer' ? dueOn : step === 'received' ? answerDue : null;
    const evidence = what === 'evidence' ? dueOn : evidenceDue;
    return firstRefusal(
      stillAhead(consentOn, moment, 'consentOn'),
      beforeItsAudit(state, finding, consentOn, 'consentOn'),
      notAfterToday(dueOn, moment, 'dueOn'),
      stop && dueOn > stop.on ? refuse('pastHardStop', { date: { date: stop.on } }, 'dueOn') : null,
      answer !== null && evidence !== null && answer > evidence
        ? refuse('answerAfterEvidence', { date: { date: evidence } }, 'dueOn')
        : null,
    );
  },
  decide: (_state, { finding, what, dueOn, consentOn, reason }) => [
    { type: 'findingMoved', number: finding, what, dueOn, consentOn, reason },
  ],
});

export const reassignFinding = journeyCommand({
  schema: reassignFindingBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: inLane('received', 'answered', 'accepted', 'evidenceSent', 'verified'),
  available: (state, moment, subject) =>
    lane(state, moment, subject, 'received', 'answered', 'accepted', 'evidenceSent', 'verified'),
  may: (_state, moment, { to }) => unknownPerson(to, moment, 'to'),
  decide: (_state, { finding, to, reason }) => [{ type: 'findingReassigned', number: finding, to, reason }],
});

const withoutCapa = (state: JourneyState): string[] =>
  state.findings
    .filter((one) => one.capa === null && isOpenFinding(one) && one.grade !== 'opportunity')
    .map((one) => subjectOf({ finding: one.number }));

const capaMissing = (state: JourneyState, moment: Moment, subject: string): Refusal | null =>
  withoutCapa(state).includes(subject)
    ? onlyLead(state, moment, findingIn(state, subject)?.owner ?? null)
    : refuse('capaNotNeeded');

/** A loop for the cause. Its effectiveness check never holds up the answer to the body. */
export const openCapa = journeyCommand({
  schema: openCapaBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: withoutCapa,
  available: capaMissing,
  may: (_state, moment, { owner }) => unknownPerson(owner, moment, 'owner'),
  decide: (_state, { finding, owner, severity, likelihood }, { newKey }) => [
    { type: 'capaAsked', number: finding, owner, severity, likelihood, ...(newKey && { key: newKey }) },
  ],
});

/** Several findings may share one loop, each with its own answer. */
export const joinCapa = journeyCommand({
  schema: joinCapaBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: withoutCapa,
  available: capaMissing,
  may: (_state, _moment, { key }) => (key.startsWith('CAPA-') ? null : refuse('notACapa', {}, 'key')),
  decide: (_state, { finding, key }) => [{ type: 'capaJoined', number: finding, key }],
});

import { stillAhead, today } from '../../dates.ts';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { findingOf } from '../state.ts';
import { disputeFindingBody, settleDisputeBody } from './bodies.ts';
import { openDisputes } from './finding-state.ts';
import { findingIn, inLane, lane, subjectOf } from './lane.ts';
import { beforeItsAudit } from './order.ts';

/** Disagreement is told to the body, with what speaks for it; the clocks of the finding go on (9.4.7, 9.7). */
export const disputeFinding = journeyCommand({
  schema: disputeFindingBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: inLane('received', 'answered', 'accepted', 'evidenceSent'),
  available: (state, moment, subject) =>
    lane(state, moment, subject, 'received', 'answered', 'accepted', 'evidenceSent'),
  may: (state, moment, { finding, on }) =>
    firstRefusal(stillAhead(on, moment, 'on'), beforeItsAudit(state, finding, on, 'on')),
  decide: (_state, { finding, kind, text, on, files }, moment) => [
    { type: 'findingDisputed', number: finding, kind, text, on: on ?? today(moment), files },
  ],
});

/** What the body said about every disagreement that is open: the finding stands, or it is taken back and over. */
export const settleDispute = journeyCommand({
  schema: settleDisputeBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: (state) =>
    state.findings.filter((one) => openDisputes(one).length > 0).map((one) => subjectOf({ finding: one.number })),
  available: (state, moment, subject) => {
    const found = findingIn(state, subject);
    if (!found) return refuse('unknownFinding');
    return openDisputes(found).length > 0 ? onlyLead(state, moment) : refuse('notDisputed');
  },
  may: (state, moment, { finding, on }) => {
    const found = findingOf(state, finding);
    const told = found && openDisputes(found).map((one) => one.on);
    const last = told?.sort().at(-1);
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      on !== undefined && last !== undefined && on < last
        ? refuse('settledBeforeDispute', { date: { date: last } }, 'on')
        : null,
    );
  },
  decide: (_state, { finding, outcome, note, on, files }, moment) => [
    { type: 'disputeSettled', number: finding, outcome, on: on ?? today(moment), note, files },
  ],
});

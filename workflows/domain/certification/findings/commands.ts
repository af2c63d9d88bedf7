import { stillAhead, today } from '../../dates.ts';
import { unknownPerson } from '../../hands.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { clauseRefusal } from '../../standards/catalogue.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import { familyOf } from '../stages.ts';
import { auditOf, certificateOf, findingOf, type JourneyState } from '../state.ts';
import {
  answerFindingBody,
  closeFindingBody,
  recordFindingBody,
  recordVerdictBody,
  sendEvidenceBody,
} from './bodies.ts';
import { findingDates, hardStopOf, latestEvidence } from './dates.ts';
import type { LaneStep } from './finding-state.ts';
import { findingIn, inLane, lane, subjectOf } from './lane.ts';
import { outOfOrder } from './order.ts';

/** A finding as the body worded it; its grade is not ours to change (9.4.9). */
export const recordFinding = journeyCommand({
  schema: recordFindingBody,
  permission: 'journey.steer',
  subject: () => 'findings',
  subjects: (state) => (state.audits.some((one) => one.status === 'held') ? ['findings'] : []),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { audit, standard, clause, grade, site, owner, receivedOn, answerDue, evidenceDue }) => {
    const found = auditOf(state, audit);
    if (found?.status !== 'held') return refuse('auditNotHeld', {}, 'audit');
    const certificate = certificateOf(state, standard);
    if (!certificate || !found.standards.includes(certificate.standard))
      return refuse('standardNotHere', { standard }, 'standard');
    const stop = grade === 'major' ? hardStopOf(state, found, standard) : null;
    const due = Object.entries({ answerDue, evidenceDue }).flatMap(([field, day]) =>
      day === undefined ? [] : [{ field, day }],
    );
    return firstRefusal(
      clauseRefusal(
        moment.reference.catalogue,
        [certificate.paper?.edition ?? certificate.aim, certificate.aim],
        [clause],
      ),
      !state.about.sites.includes(site) && refuse('siteNotHere', {}, 'site'),
      unknownPerson(owner, moment, 'owner'),
      stillAhead(receivedOn, moment, 'receivedOn'),
      receivedOn !== undefined && found.from !== null && receivedOn < found.from
        ? refuse('receivedBeforeAudit', { date: { date: found.from } }, 'receivedOn')
        : null,
      ...due.map(({ field, day }) =>
        found.to !== null && day < found.to ? refuse('dueBeforeAudit', { date: { date: found.to } }, field) : null,
      ),
      ...due.map(({ field, day }) =>
        stop && day > stop.on ? refuse('pastHardStop', { date: { date: stop.on } }, field) : null,
      ),
      answerDue !== undefined && evidenceDue !== undefined && evidenceDue < answerDue
        ? refuse('answerAfterEvidence', { date: { date: evidenceDue } }, 'answerDue')
        : null,
      state.findings.length >= 300 && refuse('tooManyFindings', { limit: 300 }),
    );
  },
  decide: (state, body, moment) => {
    const audit = auditOf(state, body.audit);
    if (!audit) return [];
    return [
      {
        type: 'findingReceived',
        finding: {
          reference: orNull(body.reference),
          audit: body.audit,
          standard: familyOf(body.standard),
          clause: body.clause,
          grade: body.grade,
          text: body.text,
          site: body.site,
          owner: body.owner ?? state.lead,
          receivedOn: body.receivedOn ?? today(moment),
          ...findingDates(state, audit, body.standard, body.grade, moment, body),
          spread: null,
          capa: null,
          capaStage: null,
          disputes: [],
          verifiedOn: null,
          closedOn: null,
        },
      },
    ];
  },
});

const sent = (moment: Moment, on: string | undefined, files: readonly string[]) => ({
  sentOn: on ?? today(moment),
  by: moment.actor.kind === 'person' ? moment.actor.id : '',
  files: [...files],
});

export const answerFinding = journeyCommand({
  schema: answerFindingBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: inLane('received'),
  available: (state, moment, subject) => lane(state, moment, subject, 'received'),
  may: (state, moment, { finding, spread, on }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      outOfOrder(state, finding, on, 'on'),
      state.about.sites.length > 1 && findingOf(state, finding)?.grade !== 'opportunity' && spread === undefined
        ? refuse('otherSitesUnchecked', {}, 'spread')
        : null,
    ),
  decide: (_state, { finding, correction, cause, action, spread, on, files }, moment) => [
    {
      type: 'findingAnswered',
      number: finding,
      spread: orNull(spread),
      round: { what: 'answer', ...sent(moment, on, files), correction, cause, action, note: null },
    },
  ],
});

export const sendEvidence = journeyCommand({
  schema: sendEvidenceBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: inLane('accepted'),
  available: (state, moment, subject) => lane(state, moment, subject, 'accepted'),
  may: (state, moment, { finding, on }) =>
    firstRefusal(stillAhead(on, moment, 'on'), outOfOrder(state, finding, on, 'on')),
  decide: (_state, { finding, note, on, files }, moment) => [
    {
      type: 'evidenceSent',
      number: finding,
      round: { what: 'evidence', ...sent(moment, on, files), correction: null, cause: null, action: null, note },
    },
  ],
});

/** What the body said to what was sent. */
export const recordVerdict = journeyCommand({
  schema: recordVerdictBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: inLane('answered', 'evidenceSent'),
  available: (state, moment, subject) => lane(state, moment, subject, 'answered', 'evidenceSent'),
  may: (state, moment, { finding, what, on, dueOn }) => {
    const found = findingOf(state, finding);
    const last = found?.rounds.at(-1);
    return firstRefusal(
      found?.lane !== (what === 'answer' ? 'answered' : 'evidenceSent') &&
        refuse('findingIs', { lane: { code: `lane.${found?.lane ?? 'received'}` } }, 'what'),
      stillAhead(on, moment, 'on'),
      on !== undefined && last && on < last.sentOn
        ? refuse('verdictBeforeAnswer', { date: { date: last.sentOn } }, 'on')
        : null,
      dueOn !== undefined && found?.hardStop && dueOn > found.hardStop.on
        ? refuse('pastHardStop', { date: { date: found.hardStop.on } }, 'dueOn')
        : null,
      dueOn !== undefined && dueOn <= (on ?? today(moment))
        ? refuse('untilBefore', { date: { date: on ?? today(moment) } }, 'dueOn')
        : null,
    );
  },
  decide: (state, { finding, what, verdict, on, note, dueOn }, moment) => [
    {
      type: 'verdictRecorded',
      number: finding,
      what,
      verdict,
      on: on ?? today(moment),
      note: orNull(note),
      dueOn: dueOn === undefined ? null : withinStop(state, finding, dueOn, moment),
    },
  ],
});

/** What the body wants again also leaves it its own time before a hard stop. */
function withinStop(state: JourneyState, number: number, dueOn: LocalDate, moment: Moment): LocalDate {
  const found = findingOf(state, number);
  if (!found?.hardStop) return dueOn;
  const auditDay = auditOf(state, found.audit)?.to ?? '';
  const latest = latestEvidence(state, found.standard, found.hardStop.on, auditDay, moment);
  return latest < dueOn ? latest : dueOn;
}

/** Closed by the body: majors once they are verified, minors also at the next audit (9.4.10). */
export const closeFinding = journeyCommand({
  schema: closeFindingBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: inLane('received', 'accepted', 'evidenceSent', 'verified'),
  available: (state, moment, subject) => {
    const found = findingIn(state, subject);
    const lanes: LaneStep[] = ['accepted', 'evidenceSent', 'verified'];
    return lane(state, moment, subject, ...(found?.grade === 'opportunity' ? ['received' as const] : []), ...lanes);
  },
  may: (state, moment, { finding, on, how }) => {
    const found = findingOf(state, finding);
    // By documents a major is verified by its evidence; in a follow-up audit the body sees for itself.
    const isUnseen = found?.grade === 'major' && found.lane === 'accepted' && how !== 'followUpAudit';
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      outOfOrder(state, finding, on, 'on'),
      isUnseen && refuse('findingIs', { lane: { code: `lane.${found.lane}` } }, 'how'),
    );
  },
  decide: (_state, { finding, on, how }, moment) => [
    { type: 'findingClosed', number: finding, on: on ?? today(moment), how },
  ],
});

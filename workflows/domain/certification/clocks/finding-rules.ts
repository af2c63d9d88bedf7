import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Params } from '../../kernel/param.ts';
import { person } from '../../kernel/who.ts';
import type { AuditKind } from '../audits/audit-state.ts';
import { isInCycle, type Certificate } from '../certificates/certificate-state.ts';
import { hasAcceptedPlan, isVerified, openDisputes, type Finding } from '../findings/finding-state.ts';
import { auditOf, type JourneyState } from '../state.ts';
import { addCalendarDays, after, waitsForBody } from './lengths.ts';
import { each as ofCertificates, idle, subjectOf as ofCertificate } from './of-certificate.ts';
import type { NotWanted, Rule, Wanted } from './rule.ts';

type Row = Wanted | NotWanted;

const subjectOf = ({ number }: Finding): string => `finding:${String(number)}`;

const each =
  (row: (state: JourneyState, finding: Finding, moment: Moment) => Row) =>
  (state: JourneyState, moment: Moment): Row[] =>
    state.findings.map((finding) => row(state, finding, moment));

const named = (finding: Finding): Params => ({
  grade: { code: `findingGrade.${finding.grade}` },
  clause: finding.clause,
  number: finding.number,
});

const answer: Rule = {
  name: 'answer',
  source: '9.4.9; the days are practice and count from the last day of the audit',
  setting: 'body majorPlanDays, minorPlanDays, countFrom',
  clocks: each((_state, finding) => {
    const subject = subjectOf(finding);
    if (finding.lane !== 'received') return { subject, reason: 'done' };
    if (finding.answerDue === null) return { subject, reason: 'noAnswerNeeded' };
    return {
      subject,
      dueOn: finding.answerDue,
      who: person(finding.owner),
      params: named(finding),
      command: 'answerFinding',
    };
  }),
};

const evidence: Rule = {
  name: 'evidence',
  source: '9.4.10; the earlier of the days of the body and its hard stop less the time it needs',
  setting: 'body majorEvidenceDays, ownTimeDays',
  clocks: each((_state, finding) => {
    const subject = subjectOf(finding);
    if (finding.lane !== 'accepted') return { subject, reason: finding.lane === 'received' ? 'notBegun' : 'done' };
    if (finding.evidenceDue === null) return { subject, reason: 'nextAudit' };
    return {
      subject,
      dueOn: finding.evidenceDue,
      who: person(finding.owner),
      params: named(finding),
      command: 'sendEvidence',
    };
  }),
};

const verdict: Rule = {
  name: 'verdict',
  source: '9.4.10; practice: after this long somebody asks',
  setting: 'body answersWithinDays',
  clocks: each((state, finding, moment) => {
    const subject = subjectOf(finding);
    const sent = finding.rounds.at(-1);
    if ((finding.lane !== 'answered' && finding.lane !== 'evidenceSent') || !sent)
      return { subject, reason: 'nothingSent' };
    return waitsForBody(state, moment, {
      rule: 'verdict',
      subject,
      since: sent.sentOn,
      command: 'recordVerdict',
      params: named(finding),
      standards: [finding.standard],
    });
  }),
};

/** The clocks of the finding go on meanwhile; whether the body takes it back is for it to say. */
const dispute: Rule = {
  name: 'dispute',
  source: '9.4.7, 9.7; practice: after this long somebody asks',
  setting: 'body answersWithinDays',
  clocks: each((state, finding, moment) => {
    const subject = subjectOf(finding);
    const last = openDisputes(finding).at(-1);
    if (!last) return { subject, reason: 'notDisputed' };
    // Over by itself: nobody has to be asked any more, though an answer can still be recorded.
    if (finding.lane === 'closed') return { subject, reason: 'done' };
    return waitsForBody(state, moment, {
      rule: 'dispute',
      subject,
      since: last.on,
      command: 'settleDispute',
      params: named(finding),
      standards: [finding.standard],
    });
  }),
};

/** A hard stop of majors: nobody can extend it. */
const hardStop = (name: 'stage2Majors' | 'recertificationMajors', source: string): Rule => ({
  name,
  source,
  clocks: each((state, finding) => {
    const subject = subjectOf(finding);
    if (finding.hardStop?.rule !== name) return { subject, reason: 'otherRule' };
    if (finding.grade !== 'major' || isVerified(finding)) return { subject, reason: 'done' };
    if (state.passed.includes(`${name}|${subject}|${finding.hardStop.on}`)) return { subject, reason: 'passed' };
    return {
      subject,
      dueOn: finding.hardStop.on,
      who: person(finding.owner),
      params: named(finding),
      command: 'recordVerdict',
      acts: true,
    };
  }),
});

/** Audits in which a body looks at what it found before. */
const LOOKS_AGAIN: readonly AuditKind[] = ['surveillance', 'recertification', 'stage2'];

/** Minors are closed by the next audit of their standard, or raised in it; when that was held, the body has to say which. */
const minorClosure: Rule = {
  name: 'minorClosure',
  source: '9.4.10; practice: minors are closed by the next audit, or raised to majors',
  setting: 'body answersWithinDays',
  clocks: each((state, finding, moment) => {
    const subject = subjectOf(finding);
    if (finding.grade !== 'minor') return { subject, reason: 'otherRule' };
    if (finding.lane === 'closed') return { subject, reason: 'done' };
    if (!hasAcceptedPlan(finding)) return { subject, reason: 'notBegun' };
    const since = nextAuditDay(state, finding);
    if (since === null) return { subject, reason: 'nextAudit' };
    return waitsForBody(state, moment, {
      rule: 'minorClosure',
      subject,
      since,
      command: 'closeFinding',
      params: named(finding),
      standards: [finding.standard],
    });
  }),
};

function nextAuditDay(state: JourneyState, { audit, standard }: Finding): LocalDate | null {
  const found = auditOf(state, audit)?.to ?? '';
  const days = state.audits.flatMap(({ status, kind, standards, to }) =>
    status === 'held' && to !== null && to > found && LOOKS_AGAIN.includes(kind) && standards.includes(standard)
      ? [to]
      : [],
  );
  return days.sort()[0] ?? null;
}

/**
 * A major without a hard stop has the date that the body set. Once that is over and nothing is with the body, suspension of the
 * certificate is reviewed, until it is suspended, continued, or the major has a new date.
 */
const suspensionReview: Rule = {
  name: 'suspensionReview',
  source: '9.6.5.2; practice: suspension is reviewed when a major is late',
  setting: 'policy times.suspensionReview',
  clocks: ofCertificates((state, certificate, moment) => {
    if (!isInCycle(certificate)) return idle(certificate, 'notCertified');
    if (certificate.status === 'suspended') return idle(certificate, 'suspended');
    const [first] = state.findings
      .flatMap((finding) => (isOwed(finding, certificate) ? [{ finding, date: finding.evidenceDue }] : []))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    if (!first) return idle(certificate, 'noMajors');
    return {
      subject: ofCertificate(certificate),
      dueOn: after(first.date, 'suspensionReview', moment),
      opensOn: addCalendarDays(first.date, 1, moment),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard, clause: first.finding.clause },
      command: 'recordNotice',
    };
  }),
};

/** Owed to the body by a date of its own; what the body said about the certificate since then settles the date. */
function isOwed(finding: Finding, certificate: Certificate): finding is Finding & { evidenceDue: LocalDate } {
  const { standard, grade, hardStop, lane, evidenceDue } = finding;
  return (
    standard === certificate.standard &&
    grade === 'major' &&
    hardStop === null &&
    (lane === 'received' || lane === 'answered' || lane === 'accepted') &&
    evidenceDue !== null &&
    evidenceDue >= (certificate.continuedOn ?? '')
  );
}

const tellBody: Rule = {
  name: 'tellBody',
  source: '8.5.3, IAF MD 22: without delay',
  setting: 'policy times.tellBody; serious accidents and breaches at once',
  clocks: (state, moment) =>
    state.changes.map((change): Row => {
      const subject = `change:${String(change.number)}`;
      if (change.toldOn !== null) return { subject, reason: 'done' };
      const atOnce = change.kind === 'seriousAccident' || change.kind === 'breach';
      return {
        subject,
        dueOn: atOnce ? change.on : after(change.on, 'tellBody', moment),
        who: person(state.lead),
        params: { what: { code: `change.${change.kind}` } },
        command: 'tellBody',
      };
    }),
};

const bodyAnswer: Rule = {
  name: 'bodyAnswer',
  source: 'practice: the body says what follows from a change',
  setting: 'body answersWithinDays',
  clocks: (state, moment) =>
    state.changes.map((change): Row => {
      const subject = `change:${String(change.number)}`;
      if (change.toldOn === null) return { subject, reason: 'notBegun' };
      if (change.answer !== null) return { subject, reason: 'done' };
      const params = { what: { code: `change.${change.kind}` } };
      const { toldOn: since } = change;
      return waitsForBody(state, moment, { rule: 'bodyAnswer', subject, since, command: 'recordBodyAnswer', params });
    }),
};

export const findingRules: readonly Rule[] = [
  answer,
  evidence,
  verdict,
  dispute,
  hardStop('stage2Majors', '9.5.3.2: verified within six months of the last day of stage 2, else another stage 2'),
  hardStop('recertificationMajors', '9.6.3.2: verified before expiry, else not renewed'),
  minorClosure,
  suspensionReview,
  tellBody,
  bodyAnswer,
];

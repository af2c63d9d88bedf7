import { stillAhead } from '../../dates.ts';
import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { AHEAD_OF_DECISION, heldInOrder } from '../audits/audit-state.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { correctCertificateBody } from './bodies.ts';
import { isInCycle, type Certificate, type Paper } from './certificate-state.ts';
import { certificateSubject } from './decision.ts';
import { notReasoned, recordedDespite } from './despite.ts';
import { certificateElsewhere, claimsCorrected, siteElsewhere } from './elsewhere.ts';
import { cycleEnd, CYCLE_MONTHS, datesOutOfOrder, paperAs, transitionEndOf } from './paper.ts';

/** A certificate that is in force or can be restored: what is over is history. */
const isCorrectable = (one: Certificate): boolean => one.paper !== null && (isInCycle(one) || one.status === 'expired');

/**
 * A certificate was typed in otherwise than it is printed: it is put right, and both stand in the history, with the reason.
 * This is no decision of the body: what it decided anew is recorded as such.
 */
export const correctCertificate = journeyCommand({
  schema: correctCertificateBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) => state.certificates.filter(isCorrectable).map(certificateSubject),
  claims: ({ standard, certificate }) => claimsCorrected(standard, certificate),
  available: (state, moment, subject) =>
    firstRefusal(
      state.certificates.some((one) => certificateSubject(one) === subject && !isCorrectable(one)) &&
        refuse('nothingCertified'),
      onlyLead(state, moment),
    ),
  may: (state, moment, body) => {
    const certificate = certificateOf(state, body.standard);
    const was = certificate?.paper;
    if (!certificate || !was) return refuse('standardNotHere', { standard: body.standard }, 'standard');
    const paper = paperAs(was, body.certificate);
    const plain = firstRefusal(
      isAsRecorded(certificate, was, paper, moment) && refuse('nothingToCorrect'),
      stillAhead(paper.decidedOn, moment, 'certificate.decidedOn'),
      datesOutOfOrder(paper, 'certificate'),
      familyOf(paper.edition) !== certificate.standard &&
        refuse('otherStandard', { standard: certificate.standard }, 'certificate.edition'),
      !moment.reference.catalogue.find(paper.edition) &&
        refuse('unknownStandard', { standard: paper.edition }, 'certificate.edition'),
      // A site that the journey has left since may still be printed on it.
      ...(body.certificate.sites ?? []).map((site) =>
        state.about.sites.includes(site) ? null : refuse('siteNotHere', {}, 'certificate.sites'),
      ),
      beforeWhatItRestsOn(state, certificate, was, paper),
      certificateElsewhere(paper, moment, 'certificate.number'),
    );
    return plain ?? notReasoned(brokenBy(certificate, was, paper, moment), body);
  },
  decide: (state, body, moment) => {
    const certificate = certificateOf(state, body.standard);
    const was = certificate?.paper;
    if (!certificate || !was) return [];
    const paper = paperAs(was, body.certificate);
    return [
      {
        type: 'certificateCorrected',
        standard: certificate.standard,
        paper,
        transitionEndsOn: transitionEndOf(paper.edition, moment),
        was,
        reason: body.reason,
        ...recordedDespite(brokenBy(certificate, was, paper, moment), body),
      },
    ];
  },
});

/** Also an end of its edition that was corrected only after the certificate had ended by it is put right here. */
const isAsRecorded = ({ transitionEndsOn }: Certificate, was: Paper, paper: Paper, moment: Moment): boolean =>
  JSON.stringify(paper) === JSON.stringify(paperAs(was, {})) &&
  transitionEndsOn === transitionEndOf(paper.edition, moment);

/**
 * Decided before the certificate that it followed, or before the audit on which the decision rests; or after what the body
 * did about that certificate.
 */
function beforeWhatItRestsOn(state: JourneyState, certificate: Certificate, was: Paper, paper: Paper): Refusal | null {
  const { decidedOn } = paper;
  const before = certificate.earlier.filter((one) => one.decidedOn < was.decidedOn).at(-1)?.decidedOn ?? '';
  const audits = heldInOrder(state.audits).filter(({ standards }) => standards.includes(certificate.standard));
  const audit = audits
    .filter(({ kind, to }) => AHEAD_OF_DECISION.includes(kind) && (to ?? '') > before && (to ?? '') <= was.decidedOn)
    .at(-1);
  const followed = audits.find(({ kind, to }) => !AHEAD_OF_DECISION.includes(kind) && (to ?? '') >= was.decidedOn);
  const [since] = [followed?.to, certificate.continuedOn].filter((day) => day && day >= was.decidedOn).sort();
  return firstRefusal(
    since && decidedOn > since ? refuse('decidedBySince', { date: { date: since } }, 'certificate.decidedOn') : null,
    decidedOn <= before && refuse('beforeDecision', { date: { date: before } }, 'certificate.decidedOn'),
    audit?.to && decidedOn < audit.to
      ? refuse('decisionBeforeAudit', { date: { date: audit.to } }, 'certificate.decidedOn')
      : null,
  );
}

/** Three years from the decision, or from the end of the certificate before it (9.1.3.2, 9.6.3.2.3, 9.6.3.2.5). */
function brokenBy(certificate: Certificate, was: Paper, paper: Paper, moment: Moment): readonly Refusal[] {
  const before = certificate.earlier.filter((one) => one.decidedOn < paper.decidedOn).at(-1);
  const latest = latestOf(cycleEnd(paper.decidedOn), before && addMonths(before.expiresOn, CYCLE_MONTHS));
  // What stays as it is was judged, and reasoned, when it was recorded.
  const isSameTerm = paper.expiresOn === was.expiresOn && paper.decidedOn === was.decidedOn;
  const rules = [
    paper.expiresOn > latest && !isSameTerm
      ? refuse('expiryTooLate', { date: { date: latest } }, 'certificate.expiresOn')
      : null,
    siteElsewhere(paper, moment),
  ];
  return rules.filter((one) => one !== null);
}

const latestOf = (day: LocalDate, other: LocalDate | undefined): LocalDate =>
  other !== undefined && other > day ? other : day;

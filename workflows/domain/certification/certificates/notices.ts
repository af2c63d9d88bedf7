import { stillAhead, today } from '../../dates.ts';
import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import { isVerified } from '../findings/finding-state.ts';
import { findingsOn } from '../findings/open-then.ts';
import { clausesToRate } from '../own-catalogue.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { beginTransitionBody, recordNoticeBody, stopMarkBody } from './bodies.ts';
import { isInCycle, isValid, validUntil, type Certificate, type CertificateStatus } from './certificate-state.ts';
import { allCertificates, certificateSubject } from './decision.ts';
import { notReasoned, recordedDespite, type Despite } from './despite.ts';
import type { Letter } from './last-word.ts';
import type { Notice } from './notice-kinds.ts';
import { nextWordAfter, statusOn } from './standing.ts';
import type * as z from 'zod/mini';

/** Months after which a suspension in most cases is solved or ends in withdrawal (9.6.5.4). */
export const SUSPENSION_MONTHS = 6;

/** From which statuses each notice can come: judged by the day of the letter, however late it is typed in. */
function notFrom(certificate: Certificate, notice: Notice, on: LocalDate): Refusal | null {
  const then = statusOn(certificate, on);
  if (isFrom(then, notice) || answersAppeal(certificate, then, notice, on)) return null;
  return isFrom(certificate.status, notice) && certificate.since > on
    ? refuse('beforeStatus', { date: { date: certificate.since } }, 'on')
    : refuse(
        'noticeNotPossible',
        { notice: { code: `certificateNotice.${notice}` }, status: { code: `certificate.${then}` } },
        'notice',
      );
}

function isFrom(status: CertificateStatus, notice: Notice): boolean {
  if (notice === 'restored') return status === 'suspended';
  if (notice === 'continued') return isValid({ status });
  // The body can set another end (9.6.5.4).
  if (notice === 'suspended') return isInCycle({ status });
  // What was refused is not tried again, what has expired not restored.
  if (notice === 'givenUp' && (status === 'refused' || status === 'expired')) return true;
  return isInCycle({ status });
}

/** The body answers an appeal against a withdrawal: it gives the certificate back, or keeps to what it wrote (9.7). */
const answersAppeal = ({ undecided }: Certificate, then: CertificateStatus, notice: Notice, on: LocalDate): boolean =>
  then === 'withdrawn' &&
  (notice === 'restored' || notice === 'withdrawn') &&
  undecided?.what === 'appealed' &&
  undecided.on <= on;

/** Letters that leave a later decision as it is; the others are about the certificate that runs. */
const BEFORE_DECISION: readonly Notice[] = ['continued', 'suspended', 'restored'];

/** A letter about a certificate that did not exist yet, or that ends it before something the body has said since. */
function outOfOrder(certificate: Certificate, notice: Notice, on: LocalDate): Refusal | null {
  const { paper, earlier } = certificate;
  const first = BEFORE_DECISION.includes(notice) ? (earlier[0] ?? paper) : paper;
  const ends = notice === 'withdrawn' || notice === 'givenUp';
  const next = ends ? nextWordAfter(certificate, on) : undefined;
  return firstRefusal(
    first && on < first.decidedOn && refuse('beforeDecision', { date: { date: first.decidedOn } }, 'on'),
    next ? refuse('beforeStatus', { date: { date: next.on } }, 'on') : null,
  );
}

/** What the body tells about a certificate, recorded with the date on its letter. */
export const recordNotice = journeyCommand({
  schema: recordNoticeBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  // A letter can still be typed in when the certificate is over.
  subjects: (state) =>
    state.certificates.some((one) => one.paper !== null || one.status === 'refused') ? allCertificates(state) : [],
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, body) => cannotBeTold(state, moment, body) ?? notReasoned(brokenByNotice(state, body), body),
  decide: (state, body) => [
    { type: 'noticeRecorded', standard: familyOf(body.standard), ...letterIn(state, body, body) },
  ],
});

/** What no letter can have said then. */
export function cannotBeTold(state: JourneyState, moment: Moment, body: NoticeBody): Refusal | null {
  const { standard, notice, on, until, sites, scope } = body;
  const certificate = certificateOf(state, standard);
  if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
  return firstRefusal(
    stillAhead(on, moment, 'on'),
    outOfOrder(certificate, notice, on),
    notFrom(certificate, notice, on),
    until !== undefined && until <= on && refuse('untilBefore', { date: { date: on } }, 'until'),
    notice === 'reduced' && sites === undefined && scope === undefined && refuse('whatIsLeft', {}, 'scope'),
    ...(sites ?? []).map((site) =>
      certificate.paper?.sites.includes(site) ? null : refuse('siteNotHere', {}, 'sites'),
    ),
  );
}

/** What is recorded of it. */
export function letterIn(state: JourneyState, body: NoticeBody, told: Despite): Letter {
  const { notice, on, reason, until, sites, scope } = body;
  return {
    ...{ notice, on, reason },
    until: notice === 'suspended' ? (until ?? addMonths(on, SUSPENSION_MONTHS)) : null,
    ...{ sites: orNull(sites), scope: orNull(scope) },
    ...recordedDespite(brokenByNotice(state, body), told),
  };
}

export type NoticeBody = z.infer<typeof recordNoticeBody>;

export function brokenByNotice(state: JourneyState, body: NoticeBody): readonly Refusal[] {
  const { standard, notice, sites, on, until } = body;
  return [
    notice === 'reduced' && sites ? majorAtDropped(state, familyOf(standard), sites, on) : null,
    notice === 'suspended' ? outlasts(certificateOf(state, standard), until) : null,
  ].filter((one) => one !== null);
}

/** What the body sets lies within the certificate: what is suspended after that is no longer there. */
function outlasts(certificate: Certificate | undefined, until: LocalDate | undefined): Refusal | null {
  const end = certificate ? validUntil(certificate) : null;
  return until !== undefined && end !== null && until > end
    ? refuse('suspensionOutlasts', { date: { date: end } }, 'until')
    : null;
}

/** A major at any site blocks the certificate, and dropping the site is no way round (IAF MD 1). */
function majorAtDropped(
  state: JourneyState,
  standard: string,
  sites: readonly string[],
  on: LocalDate,
): Refusal | null {
  const major = findingsOn(state, standard, on).find(
    (one) => one.grade === 'major' && !isVerified(one) && !sites.includes(one.site),
  );
  return major ? refuse('majorAtDroppedSite', { number: major.number }, 'sites') : null;
}

/** The mark is stopped after what asks for it, not before. */
function beforeStatus(certificate: Certificate | undefined, on: string | undefined): Refusal | null {
  return certificate !== undefined && on !== undefined && on < certificate.since
    ? refuse('beforeStatus', { date: { date: certificate.since } }, 'on')
    : null;
}

/** The mark is no longer used and customers were told. */
export const stopMark = journeyCommand({
  schema: stopMarkBody,
  permission: 'journey.work',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates
      .filter((one) => one.markStopped?.doneOn === null)
      .map(({ standard }) => certificateSubject({ standard })),
  available: (state, moment, subject) =>
    state.certificates.some((one) => certificateSubject(one) === subject && one.markStopped?.doneOn === null)
      ? onlyLead(state, moment)
      : refuse('markInUse'),
  may: (state, moment, { standard, on }) =>
    firstRefusal(
      certificateOf(state, standard) ? null : refuse('standardNotHere', { standard }, 'standard'),
      stillAhead(on, moment, 'on'),
      beforeStatus(certificateOf(state, standard), on),
    ),
  decide: (_state, { standard, on, note, files }, moment) => [
    { type: 'markStopped', standard: familyOf(standard), on: on ?? today(moment), note, files },
  ],
});

/** The move to the next edition: a gap analysis of what changed, planned into the next audit. */
export const beginTransition = journeyCommand({
  schema: beginTransitionBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates.filter((one) => isInCycle(one) || one.status === 'none').map(certificateSubject),
  available: (state, moment, subject) => firstRefusal(onlyLead(state, moment), newest(state, subject, moment)),
  may: (state, moment, { standard, edition }) => noTransition(state, standard, edition, moment),
  decide: (state, { standard, edition }, moment) => [transitionBegun(state, standard, edition, null, moment)],
});

/** There is nothing to move to: it aims at the newest edition already, and holds it or is on the way there. */
function newest(state: JourneyState, subject: string, { reference }: Moment): Refusal | null {
  const certificate = state.certificates.find((one) => certificateSubject(one) === subject);
  if (!certificate || reference.edition(certificate.aim)?.successor) return null;
  const { aim, paper } = certificate;
  return paper !== null && paper.edition !== aim
    ? refuse('movesAlready', { standard: paper.edition, edition: aim })
    : refuse('newestEdition', { standard: aim });
}

export function noTransition(state: JourneyState, standard: string, edition: string, moment: Moment): Refusal | null {
  const certificate = certificateOf(state, standard);
  if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
  return firstRefusal(
    !moment.reference.catalogue.find(edition) && refuse('unknownStandard', { standard: edition }, 'edition'),
    familyOf(edition) !== certificate.standard &&
      refuse('otherStandard', { standard: certificate.standard }, 'edition'),
    certificate.aim === edition && refuse('sameEdition', { standard: edition }, 'edition'),
    moment.reference.edition(certificate.aim)?.successor !== edition &&
      refuse('notSuccessor', { standard: certificate.aim }, 'edition'),
  );
}

export function transitionBegun(
  state: JourneyState,
  standard: string,
  edition: string,
  campaign: string | null,
  moment: Moment,
) {
  const others = openMoves(state);
  return {
    type: 'transitionBegun' as const,
    standard: familyOf(standard),
    edition,
    campaign,
    clauses: clausesToRate(moment.reference.catalogue, [...others, edition]),
    // What was rated of a move that is not accepted yet stays: its round goes on with this one in it.
    ...(others.length > 0 ? { round: state.gap.round, others } : { round: state.gap.round + 1 }),
    on: today(moment),
  };
}

/** Editions whose changed clauses are being rated: certificates still move to them. */
function openMoves({ gap, certificates }: JourneyState): string[] {
  if (gap.accepted !== null) return [];
  return (gap.moves ?? []).filter((edition) =>
    certificates.some(({ aim, paper }) => aim === edition && paper?.edition !== edition),
  );
}

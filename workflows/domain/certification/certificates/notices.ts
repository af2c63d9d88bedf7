import { stillAhead, today } from '../../dates.ts';
import { addMonths } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { changedClauses, findStandard } from '../../standards/catalogue.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { beginTransitionBody, recordNoticeBody, startRecertificationBody, stopMarkBody } from './bodies.ts';
import { isInCycle, isValid, type Certificate } from './certificate-state.ts';
import { allCertificates, certificateSubject } from './decision.ts';
import type { Notice } from './notice-kinds.ts';

/** Months after which a suspension in most cases is solved or ends in withdrawal (9.6.5.4). */
export const SUSPENSION_MONTHS = 6;

/** From which statuses each notice can come. */
function notFrom(certificate: Certificate, notice: Notice): Refusal | null {
  const can =
    notice === 'restored'
      ? certificate.status === 'suspended'
      : notice === 'continued' || notice === 'suspended' || notice === 'reduced'
        ? isValid(certificate) || (notice === 'reduced' && certificate.status === 'suspended')
        : isInCycle(certificate);
  return can
    ? null
    : refuse(
        'noticeNotPossible',
        {
          notice: { code: `certificateNotice.${notice}` },
          status: { code: `certificate.${certificate.status}` },
        },
        'notice',
      );
}

/** What the body tells about a certificate, recorded with the date on its letter. */
export const recordNotice = journeyCommand({
  schema: recordNoticeBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) => (state.certificates.some(isInCycle) ? allCertificates(state) : []),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { standard, notice, on, until, sites, scope, despite }) => {
    const certificate = certificateOf(state, standard);
    if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
    return firstRefusal(
      notFrom(certificate, notice),
      stillAhead(on, moment, 'on'),
      certificate.paper && on < certificate.paper.decidedOn
        ? refuse('beforeDecision', { date: { date: certificate.paper.decidedOn } }, 'on')
        : null,
      certificate.status !== 'valid' && certificate.since <= today(moment) && on < certificate.since
        ? refuse('beforeStatus', { date: { date: certificate.since } }, 'on')
        : null,
      until !== undefined && until <= on && refuse('untilBefore', { date: { date: on } }, 'until'),
      notice === 'reduced' && sites === undefined && scope === undefined && refuse('whatIsLeft', {}, 'scope'),
      ...(sites ?? []).map((site) =>
        certificate.paper?.sites.includes(site) ? null : refuse('siteNotHere', {}, 'sites'),
      ),
      notice === 'reduced' && sites && despite === undefined ? majorAtDropped(state, certificate, sites) : null,
    );
  },
  decide: (state, { standard, notice, on, reason, until, sites, scope, despite }) => {
    const certificate = certificateOf(state, standard);
    const broken = certificate && sites ? majorAtDropped(state, certificate, sites) : null;
    return [
      {
        type: 'noticeRecorded',
        standard: familyOf(standard),
        notice,
        on,
        reason,
        until: notice === 'suspended' ? (until ?? addMonths(on, SUSPENSION_MONTHS)) : null,
        sites: orNull(sites),
        scope: orNull(scope),
        ...(despite !== undefined && broken ? { despite: { rule: broken.code, reason: despite } } : {}),
      },
    ];
  },
});

/** A major at any site blocks the certificate, and dropping the site is no way round (IAF MD 1). */
function majorAtDropped(state: JourneyState, { standard }: Certificate, sites: readonly string[]): Refusal | null {
  const major = state.findings.find(
    (one) =>
      one.standard === standard &&
      one.grade === 'major' &&
      one.lane !== 'verified' &&
      one.lane !== 'closed' &&
      !sites.includes(one.site),
  );
  return major ? refuse('majorAtDroppedSite', { number: major.number }, 'sites') : null;
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
    ),
  decide: (_state, { standard, on, note, files }, moment) => [
    { type: 'markStopped', standard: familyOf(standard), on: on ?? today(moment), note, files },
  ],
});

/** The next cycle is prepared: usually six months before the certificate ends. */
export const startRecertification = journeyCommand({
  schema: startRecertificationBody,
  permission: 'journey.steer',
  subject: () => 'recertification',
  subjects: (state) => (state.cycle > 0 && state.recertifying === null ? ['recertification'] : []),
  available: (state, moment) =>
    firstRefusal(
      state.cycle === 0 && refuse('nothingCertified'),
      state.recertifying !== null && refuse('recertificationStarted'),
      onlyLead(state, moment),
    ),
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (_state, { on, reason }, moment) => [
    { type: 'recertificationStarted', on: on ?? today(moment), reason: orNull(reason) },
  ],
});

/** The move to the next edition: a gap analysis of what changed, planned into the next audit. */
export const beginTransition = journeyCommand({
  schema: beginTransitionBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates.filter((one) => isInCycle(one) || one.status === 'none').map(certificateSubject),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { standard, edition }) => noTransition(state, standard, edition, moment),
  decide: (state, { standard, edition }) => [transitionBegun(state, standard, edition, null)],
});

export function noTransition(state: JourneyState, standard: string, edition: string, moment: Moment): Refusal | null {
  const certificate = certificateOf(state, standard);
  if (!certificate) return refuse('standardNotHere', { standard }, 'standard');
  return firstRefusal(
    !findStandard(edition) && refuse('unknownStandard', { standard: edition }, 'edition'),
    familyOf(edition) !== certificate.standard &&
      refuse('otherStandard', { standard: certificate.standard }, 'edition'),
    certificate.aim === edition && refuse('sameEdition', { standard: edition }, 'edition'),
    moment.reference.edition(certificate.aim)?.successor !== edition &&
      refuse('notSuccessor', { standard: certificate.aim }, 'edition'),
  );
}

export function transitionBegun(state: JourneyState, standard: string, edition: string, campaign: string | null) {
  return {
    type: 'transitionBegun' as const,
    standard: familyOf(standard),
    edition,
    campaign,
    clauses: changedClauses(edition).map((clause) => `${edition}/${clause}`),
    round: state.gap.round + 1,
  };
}

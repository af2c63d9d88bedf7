import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { settingsOf } from '../clocks/lengths.ts';
import { openFindings } from '../preparation/gates.ts';
import type { JourneyState } from '../state.ts';
import { isInCycle, validUntil, type Certificate, type DecisionKind, type Paper } from './certificate-state.ts';
import { cycleEnd, CYCLE_MONTHS } from './paper.ts';
import { noTransferFor, rulesBrokenByIssue } from './transfer-rules.ts';

/** Months within which a body can restore an expired certificate (9.6.3.2.5). */
export const RESTORATION_MONTHS = 6;

/** Audits that a decision of each kind rests on; a transfer and a new scope may do without one. */
const RESTS_ON: Readonly<Record<DecisionKind, readonly string[]>> = {
  initial: ['stage2'],
  recertification: ['recertification', 'stage2'],
  transition: ['transition', 'surveillance', 'recertification', 'special'],
  transfer: [],
  scope: [],
};

/** What was taken back or given back is certified anew, not renewed. */
const GONE: readonly Certificate['status'][] = ['withdrawn', 'givenUp', 'refused', 'none'];

/** The last day of the audit that this decision rests on; null when none was recorded. */
export function auditBehind(
  state: JourneyState,
  standard: string,
  kind: DecisionKind,
  after: LocalDate,
): LocalDate | null {
  const days = state.audits.flatMap((one) =>
    one.status === 'held' &&
    one.to !== null &&
    one.to > after &&
    RESTS_ON[kind].includes(one.kind) &&
    one.standards.includes(standard)
      ? [one.to]
      : [],
  );
  return days.sort().at(-1) ?? null;
}

/** What can never have happened: a decision before its audit, a second certificate beside a valid one. */
export function impossible(
  state: JourneyState,
  certificate: Certificate,
  kind: DecisionKind,
  on: LocalDate,
  paper: Paper | null,
): Refusal | null {
  const { standard, paper: running } = certificate;
  const cycleBegan = running?.decidedOn ?? '';
  const audits = state.audits.filter(
    (one) => one.status === 'held' && one.standards.includes(standard) && RESTS_ON[kind].includes(one.kind),
  );
  const first = audits
    .map((one) => one.to ?? '')
    .filter((day) => day > cycleBegan)
    .sort()[0];
  const isCertified = isInCycle(certificate) && running !== null;
  const keepsCycle = kind === 'transition' || kind === 'transfer' || kind === 'scope';
  return firstRefusal(
    kind === 'initial' &&
      (isCertified || stillCounted(certificate, on)) &&
      refuse('certificateOverlaps', { date: { date: validUntil(certificate) ?? '' } }, 'kind'),
    kind !== 'initial' && running === null && refuse('nothingCertified', {}, 'kind'),
    kind === 'recertification' && GONE.includes(certificate.status) && refuse('notInCycle', {}, 'kind'),
    RESTS_ON[kind].length > 0 && first === undefined && refuse('decisionWithoutAudit', {}, 'kind'),
    first !== undefined && on < first && refuse('decisionBeforeAudit', { date: { date: first } }, 'on'),
    keepsCycle && !isCertified && refuse('notInCycle', {}, 'kind'),
    kind === 'transfer' ? noTransferFor(state, certificate, on) : null,
    kind !== 'transition' && keepsCycle && paper && running && paper.edition !== running.edition
      ? refuse('editionByTransition', { standard: running.edition }, 'certificate.edition')
      : null,
    keepsCycle && paper && running && paper.expiresOn > running.expiresOn
      ? refuse('validityOnlyByRecertification', { date: { date: running.expiresOn } }, 'certificate.expiresOn')
      : null,
  );
}

/** Whether a certificate that is over by now still counted on this day: its own last day, or the one before it was taken. */
function stillCounted(certificate: Certificate, on: LocalDate): boolean {
  const { status, since } = certificate;
  if (status === 'withdrawn' || status === 'givenUp') return on < since;
  return (status === 'expired' || status === 'lapsed') && on <= (validUntil(certificate) ?? '');
}

/** A decision of the body with the certificate that it grants. */
interface Decided {
  readonly state: JourneyState;
  readonly certificate: Certificate;
  readonly kind: DecisionKind;
  readonly on: LocalDate;
  readonly paper: Paper;
  readonly moment: Moment;
}

/**
 * Rules of the standard that a body's decision may be found to break: named, and recorded only with a reason.
 */
export function brokenRule(decided: Decided): Refusal | null {
  const { state, certificate, kind, on, paper, moment } = decided;
  const { standard } = certificate;
  const [open] = openFindings(state, standard);
  const dropped = state.findings.find(
    (one) =>
      one.standard === standard &&
      one.grade === 'major' &&
      one.lane !== 'closed' &&
      one.lane !== 'verified' &&
      !paper.sites.includes(one.site),
  );
  return firstRefusal(
    dropped ? refuse('majorAtDroppedSite', { number: dropped.number }, 'certificate.sites') : null,
    open ? refuse('findingsOpen', { ...open.params, finding: { code: `blocker.${open.code}` } }) : null,
    kind === 'initial' && stage2TooOld(state, standard, on) ? refuse('stage2Again', {}, 'on') : null,
    cutOff(decided),
    ...(kind === 'transfer' ? rulesBrokenByIssue(state, certificate, { on, edition: paper.edition }, moment) : []),
    expiryTooLate(decided),
    kind === 'recertification' && certificate.status === 'lapsed' ? refuse('restorationOver', {}, 'kind') : null,
  );
}

/** Majors of a stage 2 that were not verified within six months ask for another one (9.5.3.2). */
function stage2TooOld(state: JourneyState, standard: string, on: LocalDate): boolean {
  const stage2 = state.audits
    .filter((one) => one.kind === 'stage2' && one.status === 'held' && one.standards.includes(standard))
    .at(-1);
  return state.findings.some(
    (one) =>
      one.audit === stage2?.number &&
      one.standard === standard &&
      one.grade === 'major' &&
      one.hardStop !== null &&
      (one.verifiedOn ?? on) > one.hardStop.on,
  );
}

/** Editions that are no longer certified anew, and, by the body's practice, not recertified either. */
function cutOff({ state, certificate, kind, on, paper, moment }: Decided): Refusal | null {
  const edition = moment.reference.edition(paper.edition);
  if (!edition) return refuse('unknownStandard', { standard: paper.edition }, 'certificate.edition');
  const binds =
    kind === 'initial' ||
    (kind === 'recertification' && settingsOf(state, certificate.standard, moment).cutOffBindsRecertification);
  return binds && edition.newCertificatesUntil !== null && on > edition.newCertificatesUntil
    ? refuse(
        'editionCutOff',
        { standard: paper.edition, date: { date: edition.newCertificatesUntil } },
        'certificate.edition',
      )
    : null;
}

/**
 * Three years from the decision; three years from the old expiry where a recertification was early enough or a
 * certificate is restored (9.6.3.2.3, 9.6.3.2.5).
 */
function expiryTooLate(decided: Decided): Refusal | null {
  const { paper } = decided;
  const latest = latestExpiry(decided);
  return paper.expiresOn > latest ? refuse('expiryTooLate', { date: { date: latest } }, 'certificate.expiresOn') : null;
}

/** The last day of validity that a decision can give. */
function latestExpiry({ state, certificate, kind, on, moment }: Decided): LocalDate {
  const old = certificate.paper?.expiresOn;
  if (kind !== 'recertification' || old === undefined) return cycleEnd(on);
  const { earlyRecertificationMonths } = settingsOf(state, certificate.standard, moment);
  const isEarly = on <= old && on >= addMonths(old, -earlyRecertificationMonths);
  const isRestored = on > old && on <= addMonths(old, RESTORATION_MONTHS);
  return isEarly || isRestored ? addMonths(old, CYCLE_MONTHS) : cycleEnd(on);
}

import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { settingsOf } from '../clocks/lengths.ts';
import { coversTransition, heldInOrder, type Audit } from '../audits/audit-state.ts';
import { isVerified } from '../findings/finding-state.ts';
import { findingsOn, openFindingsOn } from '../findings/open-then.ts';
import type { JourneyState } from '../state.ts';
import { isInCycle, validUntil, type Certificate, type DecisionKind, type Paper } from './certificate-state.ts';
import { siteElsewhere } from './elsewhere.ts';
import { cycleEnd, CYCLE_MONTHS } from './paper.ts';
import { statusOn } from './standing.ts';
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

/** Audits held that a decision of this kind can rest on, in the order of their last days. */
function auditsFor(state: JourneyState, standard: string, kind: DecisionKind, after: LocalDate): readonly Audit[] {
  return heldInOrder(state.audits).filter(
    (one) => (one.to ?? '') > after && RESTS_ON[kind].includes(one.kind) && one.standards.includes(standard),
  );
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
  const then = statusOn(certificate, on);
  // A certificate that could no longer be restored needs a stage 2 of its own (9.6.3.2.5).
  const since = kind === 'initial' && then === 'lapsed' ? validUntil(certificate) : running?.decidedOn;
  const [first] = auditsFor(state, standard, kind, since ?? '');
  const isCertified = running !== null && isInCycle({ status: then });
  const keepsCycle = kind === 'transition' || kind === 'transfer' || kind === 'scope';
  return firstRefusal(
    kind === 'initial' &&
      (isCertified || (running !== null && isInCycle(certificate))) &&
      refuse('certificateOverlaps', { date: { date: validUntil(certificate) ?? '' } }, 'kind'),
    kind !== 'initial' && running === null && refuse('nothingCertified', {}, 'kind'),
    kind === 'recertification' && GONE.includes(then) && refuse('notInCycle', {}, 'kind'),
    RESTS_ON[kind].length > 0 && first === undefined && refuse('decisionWithoutAudit', {}, 'kind'),
    first?.to && on < first.to ? refuse('decisionBeforeAudit', { date: { date: first.to } }, 'on') : null,
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

/** A transition is to an edition that follows the one on the certificate. */
export function notFollowing(certificate: Certificate, paper: Paper, moment: Moment): Refusal | null {
  const running = certificate.paper?.edition;
  if (running === undefined) return null;
  const followers: string[] = [];
  for (let next = successorOf(running, moment); next !== null && !followers.includes(next);) {
    followers.push(next);
    next = successorOf(next, moment);
  }
  return followers.includes(paper.edition)
    ? null
    : refuse('notSuccessor', { standard: running }, 'certificate.edition');
}

const successorOf = (edition: string, moment: Moment): string | null =>
  moment.reference.edition(edition)?.successor ?? null;

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
 * Every rule of the standard that a body's decision is found to break: each is named, and it is recorded only with a reason
 * for all of them. Judged as things stood on the day of the decision.
 */
export function brokenRules(decided: Decided): readonly Refusal[] {
  const { state, certificate, kind, on, paper, moment } = decided;
  const { standard } = certificate;
  const open = openFindingsOn(state, standard, on)[0];
  const dropped = findingsOn(state, standard, on).find(
    (one) => one.grade === 'major' && !isVerified(one) && !paper.sites.includes(one.site),
  );
  const rules: readonly (Refusal | null)[] = [
    dropped ? refuse('majorAtDroppedSite', { number: dropped.number }, 'certificate.sites') : null,
    open ? refuse('findingsOpen', { ...open.params, finding: { code: `blocker.${open.code}` } }) : null,
    restsOnStage2(decided) && stage2TooOld(state, standard, on) ? refuse('stage2Again', {}, 'on') : null,
    transitionNotAudited(decided),
    cutOff(decided),
    olderEdition(decided),
    ...(kind === 'transfer' ? rulesBrokenByIssue(state, certificate, { on, edition: paper.edition }, moment) : []),
    expiryTooLate(decided),
    siteElsewhere(paper, moment),
    kind === 'recertification' && statusOn(certificate, on) === 'lapsed' ? refuse('restorationOver', {}, 'kind') : null,
  ];
  return rules.filter((one) => one !== null);
}

/** Also a recertification can rest on a stage 2: after the window for restoring, or where the body asked for one. */
function restsOnStage2({ state, certificate, kind, on }: Decided): boolean {
  if (kind === 'initial') return true;
  if (kind !== 'recertification') return false;
  const audits = auditsFor(state, certificate.standard, kind, certificate.paper?.decidedOn ?? '');
  return audits.filter(({ to }) => (to ?? '') <= on).at(-1)?.kind === 'stage2';
}

/** Majors of a stage 2 that were not verified within six months ask for another one (9.5.3.2): the last one before this day. */
function stage2TooOld(state: JourneyState, standard: string, on: LocalDate): boolean {
  const stage2 = auditsFor(state, standard, 'initial', '')
    .filter(({ to }) => (to ?? '') <= on)
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

/** Another edition is granted on an audit that covered the move to it: of its own, or with the one of the cycle. */
function transitionNotAudited({ state, certificate, kind, on, paper }: Decided): Refusal | null {
  const { standard, paper: running } = certificate;
  const moves = kind === 'transition' || (kind === 'recertification' && paper.edition > (running?.edition ?? ''));
  if (!moves) return null;
  const audits = auditsFor(state, standard, kind, running?.decidedOn ?? '').filter(({ to }) => (to ?? '') <= on);
  return audits.some((one) => coversTransition(one, standard) !== false)
    ? null
    : refuse('transitionNotAudited', { standard: paper.edition }, 'certificate.edition');
}

/** Editions that are no longer certified anew, and, by the body's practice, not recertified either. */
function cutOff({ state, certificate, kind, on, paper, moment }: Decided): Refusal | null {
  const edition = moment.reference.edition(paper.edition);
  if (!edition) return refuse('unknownStandard', { standard: paper.edition }, 'certificate.edition');
  const binds =
    kind === 'initial' ||
    (kind === 'recertification' && settingsOf(state, certificate.standard, moment).cutOffBindsRecertification);
  // The practice of a body can put off the day for new certificates, not the end of the edition.
  const begins = kind === 'initial' || kind === 'recertification';
  const [last = null] = [binds ? edition.newCertificatesUntil : null, begins ? edition.transitionEndsOn : null]
    .filter((day) => day !== null)
    .sort();
  return last !== null && on > last
    ? refuse('editionCutOff', { standard: paper.edition, date: { date: last } }, 'certificate.edition')
    : null;
}

/** A certificate is not renewed to an edition that does not follow the one it is of. */
function olderEdition({ certificate, kind, paper, moment }: Decided): Refusal | null {
  const running = certificate.paper?.edition;
  return kind === 'recertification' && paper.edition !== running && notFollowing(certificate, paper, moment)
    ? refuse('olderEdition', { standard: running ?? '' }, 'certificate.edition')
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

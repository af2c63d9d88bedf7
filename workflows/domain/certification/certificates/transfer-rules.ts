import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import type { JourneyState } from '../state.ts';
import { statusOn } from './standing.ts';
import { isInCycle, isValid, validFrom, validUntil, type Certificate } from './certificate-state.ts';
import type { Transfer } from './transfer-state.ts';

/** Months within which certificates of a body that ceased have to be taken over (IAF MD 2). */
const TRANSFER_MONTHS = 6;

/** What moves to the other body: in force, or to be restored by the body that issued it. */
export const isHeld = (one: Certificate): boolean => one.paper !== null && (isInCycle(one) || one.status === 'expired');

/**
 * The last day on which the other body can take a certificate over: where the old one ceased or lost its accreditation,
 * six months after that or with the end of the certificate, the earlier (IAF MD 2). Null where the organization chose to.
 */
export function transferLimit(
  { because, ceasedOn, on }: Pick<Transfer, 'because' | 'ceasedOn' | 'on'>,
  end: LocalDate | null,
): LocalDate | null {
  if (because !== 'ceased') return null;
  const limit = addMonths(ceasedOn ?? on, TRANSFER_MONTHS);
  return end !== null && end < limit ? end : limit;
}

/** A transfer as it is about to begin. */
type Beginning = Pick<Transfer, 'to' | 'on' | 'because' | 'ceasedOn'>;

/** What can never be a transfer: nothing to take over, or nobody to take it over from. */
export function noTransferAtAll(state: JourneyState, to: string): Refusal | null {
  return firstRefusal(
    !state.certificates.some(isHeld) && refuse('nothingCertified'),
    to === state.body && refuse('sameBody', {}, 'body'),
  );
}

/**
 * Every rule that a transfer breaks as it begins (IAF MD 2), each to be answered with the reason why it is recorded all the
 * same: only valid certificates with the mark of an MLA signatory move, to a body that is accredited for them, and in time.
 * Open findings come later: they are seen to before the issue.
 */
export function rulesBrokenByTransfer(state: JourneyState, transfer: Beginning, moment: Moment): readonly Refusal[] {
  const held = state.certificates.filter(isHeld);
  // Judged by the day of the transfer, however late it is recorded.
  const notValid = held.find(
    (one) => !isValid({ status: statusOn(one, transfer.on) }) || validFrom(one, transfer.on) !== null,
  );
  const [end = null] = held.map((one) => validUntil(one) ?? '9999').sort();
  return [
    notValid ? refuse('onlyValidTransfers', { standard: notValid.standard }, 'despite') : null,
    lacksMla(state, transfer, held, moment) ? refuse('noMla', {}, 'despite') : null,
    notAccredited(
      transfer.to,
      held.flatMap(({ paper }) => (paper ? [paper.edition] : [])),
      transfer.on,
      moment,
    ),
    tooLate(transfer, transfer.on, end),
  ].filter((one) => one !== null);
}

/** A body that ceased has lost its accreditation, in our record too: that is why the certificates move. */
function lacksMla(
  state: JourneyState,
  { because, on }: Beginning,
  held: readonly Certificate[],
  moment: Moment,
): boolean {
  const from = state.body === null ? undefined : moment.reference.body(state.body);
  if (because === 'ceased' && from) return from.accreditation?.mla === false;
  if (from?.accreditation?.mla !== true) return true;
  const { validUntil: until } = from.accreditation;
  const isOver = until !== null && until < on;
  return isOver || held.some(({ paper }) => paper !== null && !from.covers.includes(paper.edition));
}

/** The body that takes over is accredited for each edition that moves, under the arrangement and on that day. */
function notAccredited(to: string, editions: readonly string[], on: LocalDate, moment: Moment): Refusal | null {
  const body = moment.reference.body(to);
  if (!body) return refuse('unknownBody', {}, 'body');
  const { accreditation, covers } = body;
  const accredited =
    accreditation?.mla === true && (accreditation.validUntil === null || accreditation.validUntil >= on);
  const lacking = editions.find((edition) => !accredited || !covers.includes(edition));
  return lacking === undefined ? null : refuse('notAccredited', { body: body.shortName, standard: lacking }, 'despite');
}

function tooLate(transfer: Pick<Transfer, 'because' | 'ceasedOn' | 'on'>, on: LocalDate, end: LocalDate | null) {
  const limit = transferLimit(transfer, end);
  return limit !== null && on > limit ? refuse('transferTooLate', { date: { date: limit } }, 'despite') : null;
}

/** What the other body decided about one certificate in the transfer that runs or ran last. */
const decidedOf = ({ decided = [] }: Transfer, { standard }: Pick<Certificate, 'standard'>) =>
  decided.find((one) => one.standard === standard);

/** A decision of the kind transfer needs one: begun before it, and not done with this certificate. */
export function noTransferFor(state: JourneyState, certificate: Certificate, on: LocalDate): Refusal | null {
  const { transfer } = state;
  if (!transfer || (transfer.doneOn !== null && decidedOf(transfer, certificate)?.granted === true))
    return refuse('noTransfer', {}, 'kind');
  return on < transfer.on ? refuse('beforeTransfer', { date: { date: transfer.on } }, 'on') : null;
}

/** Every rule that the issue by the other body breaks (IAF MD 2); its open findings are looked at with every decision. */
export function rulesBrokenByIssue(
  state: JourneyState,
  certificate: Certificate,
  { on, edition }: { readonly on: LocalDate; readonly edition: string },
  moment: Moment,
): readonly Refusal[] {
  const { transfer } = state;
  if (!transfer) return [];
  return [
    statusOn(certificate, on) === 'suspended'
      ? refuse('onlyValidTransfers', { standard: certificate.standard }, 'despite')
      : null,
    notAccredited(transfer.to, [edition], on, moment),
    tooLate(transfer, on, validUntil(certificate)),
  ].filter((one) => one !== null);
}

/** Certificates that the other body refused while it took others over: with a reason they stay where they are. */
export function declined({ transfer, certificates }: JourneyState): readonly Refusal[] {
  if (!transfer) return [];
  const refused = certificates.filter((one) => isInCycle(one) && decidedOf(transfer, one)?.granted === false);
  return refused.slice(0, 1).map(({ standard }) => refuse('staysBehind', { standard }, 'despite'));
}

/** A certificate in force about which the other body has not decided; none where the transfer can be completed. */
export function notIssued(state: JourneyState): Certificate | undefined {
  const { transfer } = state;
  if (!transfer) return undefined;
  return state.certificates.find((one) => isInCycle(one) && decidedOf(transfer, one) === undefined);
}

/** Before anything is issued the other body reviews what it takes over (IAF MD 2). */
export function reviewRules({ decided = [] }: Transfer, reviewedOn: LocalDate | undefined): readonly Refusal[] {
  const [first] = issuedOn(decided);
  if (reviewedOn === undefined) return [refuse('reviewNeeded', {}, 'despite')];
  return first !== undefined && reviewedOn > first
    ? [refuse('reviewAfterIssue', { date: { date: first } }, 'despite')]
    : [];
}

/** The days on which certificates were issued, in their order. */
export const issuedOn = (decided: Transfer['decided'] = []): LocalDate[] =>
  decided.flatMap((one) => (one.granted ? [one.on] : [])).sort();

/**
 * The transfer after a decision of the other body; over when it takes none of the certificates, which then stay where they
 * are.
 */
export function decidedInTransfer(
  state: JourneyState,
  decision: NonNullable<Transfer['decided']>[number],
): JourneyState['transfer'] {
  const { transfer } = state;
  if (!transfer) return null;
  const others = (transfer.decided ?? []).filter((one) => one.standard !== decision.standard);
  const next = { ...transfer, decided: [...others, decision] };
  const isRefused = state.certificates
    .filter(isInCycle)
    .every((certificate) => decidedOf(next, certificate)?.granted === false);
  return transfer.doneOn === null && isRefused ? null : next;
}

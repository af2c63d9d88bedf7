import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { person } from '../../kernel/who.ts';
import { coversTransition, type Audit, type AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil, type Certificate } from '../certificates/certificate-state.ts';
import { endingTogether, isToBeRenewed, recertifyingOf } from '../certificates/cycles.ts';
import { transferLimit } from '../certificates/transfer-rules.ts';
import { monthsOf } from '../practice.ts';
import { openFindings } from '../preparation/gates.ts';
import { addCalendarDays, after, plannedOn, settingsOf, waitsForBody } from './lengths.ts';
import { ahead, each, earliestEnd, idle, lastHeld, subjectOf } from './of-certificate.ts';
import type { JourneyState } from '../state.ts';
import type { Rule } from './rule.ts';

const later = (a: string, b: string): string => (a > b ? a : b);

/** Audits after which a certificate that runs is decided on again. */
const RENEWING: readonly AuditKind[] = ['recertification', 'transition'];

/** Audits into which the move to another edition may have been planned, where nobody has said what they covered. */
const MOVING: readonly AuditKind[] = ['surveillance', 'special'];

/** An audit that is held, or ahead, for the move of this certificate to the edition that it aims at. */
const movesIt =
  ({ standard, movingSince }: Certificate) =>
  (one: Audit): boolean => {
    const isHeld = one.status === 'held';
    const isAhead = one.status === 'planned' || one.status === 'booked';
    if (one.kind === 'stage2' || !(isHeld || isAhead)) return false;
    return (
      coversTransition(one, standard) ??
      (isAhead || (MOVING.includes(one.kind) && !!movingSince && (one.to ?? '') >= movingSince))
    );
  };

/** The audit whose recommendation is with the body: of what was held since it last decided. */
function lastToDecide(state: JourneyState, certificate: Certificate): LocalDate | null {
  const { paper, aim, answeredOn, movingSince, status } = certificate;
  const since = later(paper?.decidedOn ?? '', answeredOn ?? '');
  const kinds = isInCycle(certificate) || status === 'expired' ? RENEWING : (['stage2'] as const);
  const held = lastHeld(state, certificate, kinds, since);
  if (!paper || paper.edition === aim || !movingSince) return held;
  const moved = state.audits
    .filter((one) => one.status === 'held' && movesIt(certificate)(one))
    .flatMap(({ to }) => (to !== null && to > since ? [to] : []));
  return moved.reduce<LocalDate | null>((last, to) => later(last ?? '', to), held);
}

/** A recommendation is with the body; its decision is independent of it (9.5.1). */
const decision: Rule = {
  name: 'decision',
  source: '9.5.1, the length is practice',
  setting: 'body ownTimeDays',
  clocks: each((state, certificate, moment) => {
    const { ownTimeDays } = settingsOf(state, certificate.standard, moment);
    const decided = (since: LocalDate) =>
      waitsForBody(state, moment, {
        rule: 'decision',
        subject: subjectOf(certificate),
        since,
        command: 'recordDecision',
        params: { standard: certificate.aim },
        standards: [certificate.standard],
        days: ownTimeDays,
      });
    // An appeal is decided on whatever was decided before (9.7).
    if (certificate.undecided?.what === 'appealed') return decided(certificate.undecided.on);
    const last = lastToDecide(state, certificate);
    if (last === null) return idle(certificate, 'nothingHeld');
    const open = openFindings(state, certificate.standard);
    if (open.length > 0) return idle(certificate, 'findingsOpen');
    const verified = state.findings
      .filter((one) => one.standard === certificate.standard)
      .map((one) => one.verifiedOn ?? '')
      .sort()
      .at(-1);
    return decided(verified !== undefined && verified > last ? verified : last);
  }),
};

const startRecertification: Rule = {
  name: 'startRecertification',
  source: 'practice: six months before expiry',
  setting: 'body recertificationMonths',
  clocks: (state, moment) => {
    const subject = 'recertification';
    const running = state.certificates.filter(isInCycle);
    if (running.length === 0) return [{ subject, reason: 'notCertified' }];
    // Some may be prepared already, and others end years later: each is asked for in its time.
    const ahead = endingTogether(running.filter((one) => isToBeRenewed(state, one)));
    const [end] = ahead.map((one) => validUntil(one) ?? '').sort();
    if (end === undefined) {
      const isBegun = running.some((one) => recertifyingOf(state, one) !== null);
      return [{ subject, reason: isBegun ? 'done' : 'notRenewed' }];
    }
    const first = ahead.find((one) => validUntil(one) === end);
    const { recertificationMonths } = settingsOf(state, first?.standard ?? '', moment);
    return [
      {
        subject,
        dueOn: plannedOn(addMonths(end, -recertificationMonths), moment),
        opensOn: addMonths(end, -(recertificationMonths + 1)),
        who: person(state.lead),
        params: { end: { date: end }, standards: ahead.map((one) => one.paper?.edition ?? one.standard).join(' and ') },
        command: 'startRecertification',
      },
    ];
  },
};

const bookRecertification: Rule = {
  name: 'bookRecertification',
  source: 'practice: booking time before expiry',
  setting: 'body bookingMonths and ownTimeDays',
  clocks: each((state, certificate, moment) => {
    const end = validUntil(certificate);
    if (!isInCycle(certificate) || end === null) return idle(certificate, 'notCertified');
    if (recertifyingOf(state, certificate) === null) {
      const isDecided = state.recertifying !== null && (certificate.paper?.decidedOn ?? '') >= state.recertifying;
      return idle(certificate, isDecided ? 'decided' : 'notBegun');
    }
    if (ahead(state, certificate, ['recertification'])) return idle(certificate, 'booked');
    if (lastHeld(state, certificate, ['recertification'], certificate.paper?.decidedOn ?? '') !== null)
      return idle(certificate, 'allHeld');
    const { bookingMonths, ownTimeDays } = settingsOf(state, certificate.standard, moment);
    return {
      subject: subjectOf(certificate),
      dueOn: plannedOn(addMonths(addCalendarDays(end, -ownTimeDays, moment), -bookingMonths), moment),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard, end: { date: end } },
      command: 'planAudit',
    };
  }),
};

/**
 * By when a certificate has to be of its next edition: by the end of the transition, and where the cut-off binds
 * recertification by the body's practice, by an expiry after it, for that is renewed to the next edition alone. Null where
 * no edition follows.
 */
function neededBy(state: JourneyState, certificate: Certificate, moment: Moment): LocalDate | null {
  const { transitionEndsOn, paper, standard } = certificate;
  const cutOff = moment.reference.edition(paper?.edition ?? '')?.newCertificatesUntil ?? null;
  const end = validUntil(certificate);
  if (transitionEndsOn === null || cutOff === null || end === null) return transitionEndsOn;
  return end > cutOff && settingsOf(state, standard, moment).cutOffBindsRecertification ? end : transitionEndsOn;
}

const planTransition: Rule = {
  name: 'planTransition',
  source:
    'practice: a year before the transition ends, or before an expiry after the cut-off that binds recertification',
  setting: 'policy limits.transitionOpensMonths, limits.transitionPlannedMonths; body cutOffBindsRecertification',
  clocks: each((state, certificate, moment) => {
    const { paper } = certificate;
    if (!isInCycle(certificate) || !paper) return idle(certificate, 'notCertified');
    const end = neededBy(state, certificate, moment);
    if (end === null) return idle(certificate, 'noTransition');
    const isBegun = certificate.aim !== paper.edition;
    const since = later(paper.decidedOn, certificate.answeredOn ?? '');
    const ofThisMove = state.audits.filter(({ to }) => to === null || to > since);
    // Once it is begun, an audit that covers it is still to be planned.
    if (isBegun && ofThisMove.some(movesIt(certificate))) return idle(certificate, 'done');
    return {
      subject: subjectOf(certificate),
      dueOn: plannedOn(addMonths(end, -monthsOf('transitionPlannedMonths', moment)), moment),
      opensOn: addMonths(end, -monthsOf('transitionOpensMonths', moment)),
      who: person(state.lead),
      params: { standard: paper.edition, end: { date: end } },
      command: isBegun ? 'planAudit' : 'beginTransition',
    };
  }),
};

const transfer: Rule = {
  name: 'transfer',
  source: 'IAF MD 2: where the old body ceased, within six months or by expiry, the earlier',
  setting: 'policy times.transfer, where the organization chose to',
  clocks: (state, moment) => {
    const subject = 'transfer';
    const { transfer: running } = state;
    if (!running) return [{ subject, reason: 'notAsked' }];
    if (running.doneOn !== null) return [{ subject, reason: 'done' }];
    const end = earliestEnd(state);
    const usual = after(running.on, 'transfer', moment);
    return [
      {
        subject,
        dueOn: transferLimit(running, end) ?? (end !== null && end < usual ? end : usual),
        who: person(state.lead),
        params: { to: moment.reference.body(running.to)?.shortName ?? running.to },
        command: 'completeTransfer',
      },
    ];
  },
};

/** The way to a decision, and to the next cycle, edition or body. */
export const nextCycleRules: readonly Rule[] = [
  decision,
  startRecertification,
  bookRecertification,
  planTransition,
  transfer,
];

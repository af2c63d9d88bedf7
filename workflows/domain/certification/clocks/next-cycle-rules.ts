import { addMonths } from '../../kernel/calendar.ts';
import { person } from '../../kernel/who.ts';
import type { AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil } from '../certificates/certificate-state.ts';
import { transferLimit } from '../certificates/transfer-rules.ts';
import { openFindings } from '../preparation/gates.ts';
import { addCalendarDays, after, settingsOf, waitsForBody } from './lengths.ts';
import { ahead, each, earliestEnd, idle, lastHeld, subjectOf } from './of-certificate.ts';
import type { Rule } from './rule.ts';

const later = (a: string, b: string): string => (a > b ? a : b);

/** Audits after which a certificate that runs is decided on again. */
const RENEWING: readonly AuditKind[] = ['recertification', 'transition'];

/** A recommendation is with the body; its decision is independent of it (9.5.1). */
const decision: Rule = {
  name: 'decision',
  source: '9.5.1, the length is practice',
  setting: 'body ownTimeDays',
  clocks: each((state, certificate, moment) => {
    const since = later(certificate.paper?.decidedOn ?? '', certificate.answeredOn ?? '');
    const last = lastHeld(
      state,
      certificate,
      isInCycle(certificate) || certificate.status === 'expired' ? RENEWING : ['stage2'],
      since,
    );
    if (last === null) return idle(certificate, 'nothingHeld');
    const open = openFindings(state, certificate.standard);
    if (open.length > 0) return idle(certificate, 'findingsOpen');
    const verified = state.findings
      .filter((one) => one.standard === certificate.standard)
      .map((one) => one.verifiedOn ?? '')
      .sort()
      .at(-1);
    const anchor = verified !== undefined && verified > last ? verified : last;
    const { ownTimeDays } = settingsOf(state, certificate.standard, moment);
    const params = { standard: certificate.aim };
    return waitsForBody(state, moment, {
      rule: 'decision',
      subject: subjectOf(certificate),
      since: anchor,
      command: 'recordDecision',
      params,
      standards: [certificate.standard],
      days: ownTimeDays,
    });
  }),
};

const startRecertification: Rule = {
  name: 'startRecertification',
  source: 'practice: six months before expiry',
  setting: 'body recertificationMonths',
  clocks: (state, moment) => {
    const subject = 'recertification';
    const end = earliestEnd(state);
    if (end === null) return [{ subject, reason: 'notCertified' }];
    if (state.recertifying !== null) return [{ subject, reason: 'done' }];
    const first = state.certificates.find((one) => isInCycle(one) && validUntil(one) === end);
    const { recertificationMonths } = settingsOf(state, first?.standard ?? '', moment);
    return [
      {
        subject,
        dueOn: addMonths(end, -recertificationMonths),
        opensOn: addMonths(end, -(recertificationMonths + 1)),
        who: person(state.lead),
        params: { end: { date: end } },
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
    if (state.recertifying === null) return idle(certificate, 'notBegun');
    if ((certificate.paper?.decidedOn ?? '') >= state.recertifying) return idle(certificate, 'decided');
    if (ahead(state, certificate, ['recertification'])) return idle(certificate, 'booked');
    if (lastHeld(state, certificate, ['recertification'], certificate.paper?.decidedOn ?? '') !== null)
      return idle(certificate, 'allHeld');
    const { bookingMonths, ownTimeDays } = settingsOf(state, certificate.standard, moment);
    return {
      subject: subjectOf(certificate),
      dueOn: addMonths(addCalendarDays(end, -ownTimeDays, moment), -bookingMonths),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard, end: { date: end } },
      command: 'planAudit',
    };
  }),
};

/** A year and a half before its edition ends, the move to the next one is to be planned; a year before at the latest. */
const TRANSITION_AHEAD_MONTHS = { opens: 18, due: 12 };

const planTransition: Rule = {
  name: 'planTransition',
  source: 'practice: a year before the transition of the edition ends',
  setting: 'none: a default of the product',
  clocks: each((state, certificate) => {
    const { transitionEndsOn: end, paper } = certificate;
    if (!isInCycle(certificate) || !paper) return idle(certificate, 'notCertified');
    if (end === null) return idle(certificate, 'noTransition');
    if (certificate.aim !== paper.edition) return idle(certificate, 'done');
    return {
      subject: subjectOf(certificate),
      dueOn: addMonths(end, -TRANSITION_AHEAD_MONTHS.due),
      opensOn: addMonths(end, -TRANSITION_AHEAD_MONTHS.opens),
      who: person(state.lead),
      params: { standard: paper.edition, end: { date: end } },
      command: 'beginTransition',
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

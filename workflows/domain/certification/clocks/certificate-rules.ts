import { addMonths, localDate } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { person } from '../../kernel/who.ts';
import type { AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil, type Certificate } from '../certificates/certificate-state.ts';
import { RESTORATION_MONTHS } from '../certificates/decision-rules.ts';
import { nextLimit, surveillanceLimits } from '../certificates/surveillance.ts';
import { openFindings } from '../preparation/gates.ts';
import type { JourneyState } from '../state.ts';
import { addCalendarDays, after, settingsOf, waitsForBody } from './lengths.ts';
import type { NotWanted, Rule, Wanted } from './rule.ts';

type Row = Wanted | NotWanted;

const subjectOf = ({ standard }: Certificate): string => `certificate:${standard}`;

/** One row for every certificate of the journey. */
const each =
  (row: (state: JourneyState, certificate: Certificate, moment: Moment) => Row) =>
  (state: JourneyState, moment: Moment): Row[] =>
    state.certificates.map((certificate) => row(state, certificate, moment));

const idle = (certificate: Certificate, reason: string): NotWanted => ({ subject: subjectOf(certificate), reason });

/** The surveillance window opens so long before its limit. */
const WINDOW_MONTHS = 3;

/** An audit of one of these kinds for the certificate that is planned or booked. */
function ahead(state: JourneyState, { standard }: Certificate, kinds: readonly AuditKind[]) {
  return state.audits.find(
    (one) =>
      (one.status === 'booked' || one.status === 'planned') &&
      kinds.includes(one.kind) &&
      one.standards.includes(standard),
  );
}

const limitsOf = (state: JourneyState, certificate: Certificate, moment: Moment) =>
  surveillanceLimits(
    certificate,
    state.audits,
    settingsOf(state, certificate.standard, moment).surveillanceToleranceDays,
    moment.calendar,
  );

const surveillance: Rule = {
  name: 'surveillance',
  source: '9.1.3.2, 9.1.3.3',
  clocks: each((state, certificate, moment) => {
    if (!isInCycle(certificate)) return idle(certificate, 'notCertified');
    const next = nextLimit(limitsOf(state, certificate, moment), certificate.overdue);
    if (!next) return idle(certificate, 'allHeld');
    const audit = ahead(state, certificate, ['surveillance', 'recertification']);
    return {
      subject: subjectOf(certificate),
      dueOn: next.limit,
      opensOn: addMonths(next.limit, -WINDOW_MONTHS),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard },
      command: audit ? 'recordAudit' : 'planAudit',
      acts: true,
    };
  }),
};

const overdueSurveillance: Rule = {
  name: 'overdueSurveillance',
  source: '9.6.5: the body may suspend',
  setting: 'policy times.overdueSurveillance',
  clocks: each((state, certificate, moment) => {
    if (!isInCycle(certificate)) return idle(certificate, 'notCertified');
    const open = limitsOf(state, certificate, moment).find(
      (one) => one.heldOn === null && certificate.overdue.includes(one.limit),
    );
    if (!open) return idle(certificate, 'notOverdue');
    return {
      subject: subjectOf(certificate),
      dueOn: after(open.limit, 'overdueSurveillance', moment),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard, limit: { date: open.limit } },
      command: ahead(state, certificate, ['surveillance', 'recertification']) ? 'recordAudit' : 'planAudit',
    };
  }),
};

const bookSurveillance: Rule = {
  name: 'bookSurveillance',
  source: 'practice: two months ahead of its limit',
  setting: 'body bookingMonths',
  clocks: each((state, certificate, moment) => {
    if (!isInCycle(certificate)) return idle(certificate, 'notCertified');
    const next = nextLimit(limitsOf(state, certificate, moment), certificate.overdue);
    if (!next) return idle(certificate, 'allHeld');
    if (ahead(state, certificate, ['surveillance', 'recertification'])) return idle(certificate, 'booked');
    const { bookingMonths } = settingsOf(state, certificate.standard, moment);
    const dueOn = addMonths(next.limit, -bookingMonths);
    return {
      subject: subjectOf(certificate),
      dueOn,
      opensOn: addMonths(next.limit, -(bookingMonths + 1)),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard, limit: { date: next.limit } },
      command: 'planAudit',
    };
  }),
};

const continuation: Rule = {
  name: 'continuation',
  source: '9.6.2: the body continues the certificate',
  setting: 'body ownTimeDays',
  clocks: each((state, certificate, moment) => {
    if (!isInCycle(certificate)) return idle(certificate, 'notCertified');
    const last = lastHeld(state, certificate, ['surveillance'], certificate.paper?.decidedOn ?? '');
    if (last === null || last <= (certificate.continuedOn ?? '')) return idle(certificate, 'nothingHeld');
    const { ownTimeDays } = settingsOf(state, certificate.standard, moment);
    const params = { standard: certificate.paper?.edition ?? certificate.standard };
    return waitsForBody(
      state,
      moment,
      'continuation',
      subjectOf(certificate),
      last,
      'recordNotice',
      params,
      ownTimeDays,
    );
  }),
};

function lastHeld(
  state: JourneyState,
  { standard }: Certificate,
  kinds: readonly AuditKind[],
  afterDay: LocalDate,
): LocalDate | null {
  return (
    state.audits
      .flatMap((one) =>
        one.status === 'held' &&
        one.to !== null &&
        one.to > afterDay &&
        kinds.includes(one.kind) &&
        one.standards.includes(standard)
          ? [one.to]
          : [],
      )
      .sort()
      .at(-1) ?? null
  );
}

/** A recommendation is with the body; its decision is independent of it (9.5.1). */
const decision: Rule = {
  name: 'decision',
  source: '9.5.1, the length is practice',
  setting: 'body ownTimeDays',
  clocks: each((state, certificate, moment) => {
    const since = certificate.paper?.decidedOn ?? '';
    const last =
      certificate.status === 'none' || certificate.status === 'refused' || certificate.status === 'lapsed'
        ? lastHeld(state, certificate, ['stage2'], certificate.status === 'none' ? '' : certificate.since)
        : lastHeld(state, certificate, ['recertification', 'transition'], since);
    if (last === null) return idle(certificate, 'nothingHeld');
    const isDecided =
      certificate.paper !== null &&
      certificate.aim === certificate.paper.edition &&
      lastHeld(state, certificate, ['recertification', 'stage2'], since) === null;
    if (isDecided) return idle(certificate, 'decided');
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
    return waitsForBody(
      state,
      moment,
      'decision',
      subjectOf(certificate),
      anchor,
      'recordDecision',
      params,
      ownTimeDays,
    );
  }),
};

const expiry: Rule = {
  name: 'expiry',
  source: '9.1.3.2; the end of a transition ends it earlier',
  clocks: each((state, certificate) => {
    const end = validUntil(certificate);
    if (!isInCycle(certificate) || end === null) return idle(certificate, 'notCertified');
    return {
      subject: subjectOf(certificate),
      dueOn: end,
      opensOn: addMonths(end, -1),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard },
      command: 'recordDecision',
      acts: true,
    };
  }),
};

const lapse: Rule = {
  name: 'lapse',
  source: '9.6.3.2.5',
  clocks: each((state, certificate) => {
    const end = validUntil(certificate);
    if (certificate.status !== 'expired' || end === null) return idle(certificate, 'notExpired');
    return {
      subject: subjectOf(certificate),
      dueOn: addMonths(end, RESTORATION_MONTHS),
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard },
      command: 'recordDecision',
      acts: true,
    };
  }),
};

/** The earliest end among the certificates that are in their cycle. */
export function earliestEnd(state: JourneyState): LocalDate | null {
  return (
    state.certificates
      .filter(isInCycle)
      .map((one) => validUntil(one) ?? '9999')
      .sort()[0] ?? null
  );
}

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

const suspension: Rule = {
  name: 'suspension',
  source: '9.6.5.4: the time that the body sets, in most cases six months',
  clocks: each((state, certificate) =>
    certificate.status === 'suspended' && certificate.suspendedUntil !== null
      ? {
          subject: subjectOf(certificate),
          dueOn: certificate.suspendedUntil,
          who: person(state.lead),
          params: { standard: certificate.paper?.edition ?? certificate.standard },
          command: 'recordNotice',
        }
      : idle(certificate, 'notSuspended'),
  ),
};

const stopMark: Rule = {
  name: 'stopMark',
  source: '9.6.5.2 and the rules of the mark; the length is practice',
  setting: 'policy times.stopMark',
  clocks: each((state, certificate, moment) => {
    if (certificate.markStopped === null) return idle(certificate, 'notAsked');
    if (certificate.markStopped.doneOn !== null) return idle(certificate, 'done');
    return {
      subject: subjectOf(certificate),
      dueOn: after(certificate.since, 'stopMark', moment),
      who: person(state.lead),
      params: {
        standard: certificate.paper?.edition ?? certificate.standard,
        status: { code: `certificate.${certificate.status}` },
      },
      command: 'stopMark',
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
    const end = earliestEnd(state) ?? '9999';
    const usual = running.because === 'ceased' ? addMonths(running.on, 6) : after(running.on, 'transfer', moment);
    return [
      {
        subject,
        dueOn: usual < end ? usual : end,
        who: person(state.lead),
        params: { to: moment.reference.body(running.to)?.shortName ?? running.to },
        command: 'completeTransfer',
      },
    ];
  },
};

/** Nothing is certified and nothing is on its way to it any more: somebody has to say how it goes on. */
const nothingLeft: Rule = {
  name: 'nothingLeft',
  source: 'practice',
  setting: 'policy times.planAudit',
  clocks: (state, moment) => {
    const subject = 'process';
    const over = ['refused', 'lapsed', 'withdrawn', 'givenUp'];
    if (!state.certificates.every((one) => over.includes(one.status))) return [{ subject, reason: 'certified' }];
    const since =
      state.certificates
        .map((one) => one.since)
        .sort()
        .at(-1) ?? localDate(moment.now, moment.calendar);
    return [
      {
        subject,
        dueOn: after(since, 'planAudit', moment),
        who: { kind: 'role', role: 'topManagement' },
        command: 'end',
      },
    ];
  },
};

export const certificateRules: readonly Rule[] = [
  surveillance,
  overdueSurveillance,
  bookSurveillance,
  continuation,
  decision,
  expiry,
  lapse,
  startRecertification,
  bookRecertification,
  suspension,
  stopMark,
  planTransition,
  transfer,
  nothingLeft,
];

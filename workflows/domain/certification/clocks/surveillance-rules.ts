import { addMonths } from '../../kernel/calendar.ts';
import { person } from '../../kernel/who.ts';
import { COUNTS_AS_SURVEILLANCE } from '../audits/audit-state.ts';
import { isInCycle } from '../certificates/certificate-state.ts';
import { nextLimit } from '../certificates/surveillance.ts';
import { WINDOW_MONTHS } from '../certificates/windows.ts';
import { after, plannedOn, settingsOf, waitsForBody } from './lengths.ts';
import { ahead, each, idle, lastHeld, subjectOf } from './of-certificate.ts';
import type { Rule } from './rule.ts';
import { isBooked, limitsOf, limitsPlannedFor } from './surveillance-limits.ts';

const surveillance: Rule = {
  name: 'surveillance',
  source: '9.1.3.2, 9.1.3.3; with several sites at the central function (IAF MD 1)',
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
    // One held late answers for the limit that it missed, also where it counts for the year after; of several sites only at
    // the central function (IAF MD 1).
    const { site: central } = state.about;
    const isOne = (certificate.paper?.sites.length ?? 1) === 1;
    const audits = isOne ? state.audits : state.audits.filter(({ sites }) => sites.includes(central));
    const since = certificate.paper?.decidedOn ?? '';
    const last = lastHeld({ ...state, audits }, certificate, COUNTS_AS_SURVEILLANCE, since) ?? '';
    const open = limitsOf(state, certificate, moment).find(
      (one) => one.heldOn === null && certificate.overdue.includes(one.limit) && last <= one.limit,
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
    if (isBooked(state, certificate, next, moment)) return idle(certificate, 'booked');
    // One that is planned for it has a clock of its own, `bookAudit`, with the same date.
    if ([...limitsPlannedFor(state, certificate, moment).values()].includes(next.limit))
      return idle(certificate, 'otherRule');
    const { bookingMonths } = settingsOf(state, certificate.standard, moment);
    const dueOn = plannedOn(addMonths(next.limit, -bookingMonths), moment);
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
    // What is suspended is restored or withdrawn, not continued.
    if (certificate.status === 'suspended') return idle(certificate, 'suspended');
    const last = lastHeld(state, certificate, ['surveillance'], certificate.paper?.decidedOn ?? '');
    if (last === null || last <= (certificate.continuedOn ?? '')) return idle(certificate, 'nothingHeld');
    const { ownTimeDays } = settingsOf(state, certificate.standard, moment);
    const params = { standard: certificate.paper?.edition ?? certificate.standard };
    return waitsForBody(state, moment, {
      rule: 'continuation',
      subject: subjectOf(certificate),
      since: last,
      command: 'recordNotice',
      params,
      standards: [certificate.standard],
      days: ownTimeDays,
    });
  }),
};

/** What a certificate needs between its decision and its end. */
export const surveillanceRules: readonly Rule[] = [surveillance, overdueSurveillance, bookSurveillance, continuation];

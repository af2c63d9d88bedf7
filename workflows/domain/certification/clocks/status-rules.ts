import { addMonths, localDate } from '../../kernel/calendar.ts';
import { person } from '../../kernel/who.ts';
import { isInCycle, suspensionEnds, validUntil, type Certificate } from '../certificates/certificate-state.ts';
import { RESTORATION_MONTHS } from '../certificates/decision-rules.ts';
import { isTriedAgain } from '../forecast/pending.ts';
import { after } from './lengths.ts';
import { each, idle, subjectOf } from './of-certificate.ts';
import type { Rule } from './rule.ts';

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

const suspension: Rule = {
  name: 'suspension',
  source: '9.6.5.4: the time that the body sets, in most cases six months',
  clocks: each((state, certificate) => {
    const dueOn = suspensionEnds(certificate);
    if (dueOn === null) return idle(certificate, 'notSuspended');
    return {
      subject: subjectOf(certificate),
      dueOn,
      who: person(state.lead),
      params: { standard: certificate.paper?.edition ?? certificate.standard },
      command: 'recordNotice',
    };
  }),
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

const OVER: readonly Certificate['status'][] = ['refused', 'lapsed', 'withdrawn', 'givenUp'];

/** An appeal can still bring it back. */
const isOver = ({ status, undecided }: Certificate): boolean => OVER.includes(status) && undecided === null;

/** It was refused: another stage 2, an appeal, or giving it up; others go on meanwhile. */
const afterRefusal: Rule = {
  name: 'afterRefusal',
  source: 'practice; 9.5.2 and 9.7 leave open how it goes on',
  setting: 'policy times.planAudit',
  clocks: each((state, certificate, moment) => {
    if (certificate.status !== 'refused') return idle(certificate, 'notRefused');
    if (certificate.undecided !== null) return idle(certificate, 'appealed');
    if (state.audits.some((audit) => isTriedAgain(certificate, audit))) return idle(certificate, 'booked');
    return {
      subject: subjectOf(certificate),
      dueOn: after(certificate.since, 'planAudit', moment),
      who: person(state.lead),
      params: { standard: certificate.aim },
      command: 'planAudit',
    };
  }),
};

/** Nothing is certified and nothing is on its way to it any more: somebody has to say how it goes on. */
const nothingLeft: Rule = {
  name: 'nothingLeft',
  source: 'practice',
  setting: 'policy times.planAudit',
  clocks: (state, moment) => {
    const subject = 'process';
    if (!state.certificates.every(isOver)) return [{ subject, reason: 'certified' }];
    // The lead says first how it goes on with what was refused.
    if (state.certificates.some(({ status }) => status === 'refused')) return [{ subject, reason: 'otherRule' }];
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

/** What follows from the status of a certificate. */
export const statusRules: readonly Rule[] = [expiry, lapse, suspension, stopMark, afterRefusal, nothingLeft];

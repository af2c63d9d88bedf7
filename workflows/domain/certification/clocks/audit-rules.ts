import { addMonths, localDate } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Params } from '../../kernel/param.ts';
import { person } from '../../kernel/who.ts';
import { heldInOrder, type Audit, type AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil } from '../certificates/certificate-state.ts';
import { isVerified, type Finding } from '../findings/finding-state.ts';
import type { JourneyState } from '../state.ts';
import { earliestEnd } from './of-certificate.ts';
import { addCalendarDays, after, keptDue, plannedOn, settingsOf, waitsForBody } from './lengths.ts';
import type { NotWanted, Rule, Wanted } from './rule.ts';
import { limitsPlannedFor } from './surveillance-limits.ts';

type Row = Wanted | NotWanted;

const subjectOf = ({ number }: Audit): string => `audit:${String(number)}`;

const each =
  (row: (state: JourneyState, audit: Audit, moment: Moment) => Row) =>
  (state: JourneyState, moment: Moment): Row[] =>
    state.audits.map((audit) => row(state, audit, moment));

const named = (audit: Audit): Params => ({ kind: { code: `auditKind.${audit.kind}` } });

const isAhead = ({ status }: Audit): boolean => status === 'planned' || status === 'booked';

/** The audit that an initial certification needs next; null while one is ahead or none is needed. */
export function nextInitialAudit(state: JourneyState): AuditKind | null {
  const undecided = state.certificates.filter((one) => one.status === 'none' || one.status === 'lapsed');
  if (undecided.length === 0) return null;
  const of = (kind: AuditKind): Audit[] =>
    state.audits.filter((one) => one.kind === kind && one.status !== 'cancelled');
  const last = (kind: AuditKind): Audit | undefined => of(kind).at(-1);
  if (of('stage1').some(isAhead) || of('stage2').some(isAhead) || of('followUp').some(isAhead)) return null;
  const stage1 = last('stage1');
  const lapsed = undecided.find((one) => one.status === 'lapsed');
  if (!lapsed && stage1?.outcome !== 'ready') return 'stage1';
  const stage2 = last('stage2');
  // After the window for restoring, at least a stage 2 held since the certificate ended (9.6.3.2.5).
  const since = lapsed ? (validUntil(lapsed) ?? '') : '';
  if (!stage2 || (stage2.to ?? '') <= since || stage2.outcome === 'anotherStage2') return 'stage2';
  const standards = undecided.map((one) => one.standard);
  if (
    state.findings.some(
      (one) => one.audit === stage2.number && standards.includes(one.standard) && isTooLate(state, one),
    )
  )
    return 'stage2';
  return stage2.outcome === 'followUp' && (last('followUp')?.to ?? '') <= (stage2.to ?? '') ? 'followUp' : null;
}

/** The body wants to come again after a surveillance, a recertification or a special audit, and nothing is planned for it. */
function isFollowUpWanted({ audits, cycle }: JourneyState): boolean {
  if (cycle === 0) return false;
  const isAsked = heldInOrder(audits).at(-1)?.outcome === 'followUp';
  return isAsked && !audits.some((one) => one.kind === 'followUp' && isAhead(one));
}

/**
 * A major of stage 2 that the body did not verify within its six months (9.5.3.2). One verified in time and recorded late
 * is in time.
 */
function isTooLate(state: JourneyState, finding: Finding): boolean {
  const { number, grade, hardStop, verifiedOn } = finding;
  if (grade !== 'major' || hardStop?.rule !== 'stage2Majors') return false;
  return isVerified(finding) && verifiedOn !== null
    ? verifiedOn > hardStop.on
    : state.passed.includes(`stage2Majors|finding:${String(number)}|${hardStop.on}`);
}

const planAudit: Rule = {
  name: 'planAudit',
  source: 'practice: the programme follows the contract (9.1.3)',
  setting: 'policy times.planAudit',
  clocks: (state, moment) => {
    const kind = nextInitialAudit(state) ?? (isFollowUpWanted(state) ? 'followUp' : null);
    if (kind === null) return [{ subject: 'audits', reason: 'nothingToPlan' }];
    const subject = 'audits';
    const contract = state.track.some((one) => one.step === 'contract');
    const isUnderWay = state.audits.some(({ status }) => status === 'held');
    if (!contract && !isUnderWay && state.cycle === 0) return [{ subject, reason: 'contractFirst' }];
    return [
      {
        subject,
        dueOn:
          keptDue(state, 'planAudit', subject) ?? after(localDate(moment.now, moment.calendar), 'planAudit', moment),
        who: person(state.lead),
        params: { kind: { code: `auditKind.${kind}` } },
        command: 'planAudit',
      },
    ];
  },
};

/** By when an audit of the programme is booked, where the rules ask for it by a day: the earliest of its certificates. */
function bookedBy(state: JourneyState, audit: Audit, moment: Moment): LocalDate | null {
  if (audit.kind === 'recertification') {
    const renewed = state.certificates.filter(({ standard }) => audit.standards.includes(standard));
    const end = earliestEnd({ certificates: renewed });
    const [standard = ''] = audit.standards;
    return end && plannedOn(addMonths(end, -(settingsOf(state, standard, moment).bookingMonths + 1)), moment);
  }
  const dates = state.certificates.filter(isInCycle).flatMap((certificate) => {
    const limit = limitsPlannedFor(state, certificate, moment).get(audit.number);
    const { bookingMonths } = settingsOf(state, certificate.standard, moment);
    return limit === undefined ? [] : [plannedOn(addMonths(limit, -bookingMonths), moment)];
  });
  return dates.sort()[0] ?? null;
}

const bookAudit: Rule = {
  name: 'bookAudit',
  source: 'practice: booked ahead of the limit of a surveillance or of the expiry',
  setting: 'policy times.bookAudit; body bookingMonths',
  clocks: each((state, audit, moment) => {
    if (audit.status !== 'planned') return { subject: subjectOf(audit), reason: 'booked' };
    const dueOn =
      bookedBy(state, audit, moment) ??
      keptDue(state, 'bookAudit', subjectOf(audit)) ??
      after(localDate(moment.now, moment.calendar), 'bookAudit', moment);
    return { subject: subjectOf(audit), dueOn, who: person(state.lead), params: named(audit), command: 'bookAudit' };
  }),
};

const nameTeam: Rule = {
  name: 'nameTeam',
  source: '9.2.3.5: the auditors are named in time for an objection',
  setting: 'body answersWithinDays',
  clocks: each((state, audit, moment) => {
    const subject = subjectOf(audit);
    if (audit.status !== 'booked' || audit.bookedOn === null) return { subject, reason: 'notBooked' };
    if (audit.team !== null) return { subject, reason: 'done' };
    return waitsForBody(state, moment, {
      rule: 'nameTeam',
      subject,
      since: audit.bookedOn,
      command: 'nameTeam',
      params: named(audit),
      standards: audit.standards,
    });
  }),
};

const confirmAuditPlan: Rule = {
  name: 'confirmAuditPlan',
  source: '9.2.3.4: the plan of the audit is agreed with the client',
  setting: 'the date the body sets',
  clocks: each((_state, audit) => {
    const subject = subjectOf(audit);
    const plan = audit.auditPlan;
    if (audit.status !== 'booked' || !plan) return { subject, reason: 'notReceived' };
    if (plan.confirmedOn !== null) return { subject, reason: 'done' };
    return {
      subject,
      dueOn: plan.dueOn,
      who: person(plan.confirmBy),
      params: named(audit),
      command: 'confirmAuditPlan',
    };
  }),
};

const recordAudit: Rule = {
  name: 'recordAudit',
  source: 'practice: an audit is recorded soon after its last day',
  setting: 'policy times.recordAudit',
  clocks: each((state, audit, moment) => {
    const subject = subjectOf(audit);
    if (audit.status !== 'booked' || audit.to === null)
      return { subject, reason: audit.status === 'held' ? 'done' : 'notBooked' };
    return {
      subject,
      dueOn: after(audit.to, 'recordAudit', moment),
      opensOn: audit.to,
      who: person(state.lead),
      params: { ...named(audit), day: { date: audit.to } },
      command: 'recordAudit',
    };
  }),
};

const stage1Age: Rule = {
  name: 'stage1Age',
  source: '9.3.1.2.4 knows no maximum; practice: warn, then ask the body whether stage 1 still holds',
  setting: 'body stage1WarnDays and stage1AskDays',
  clocks: each((state, audit, moment) => {
    const subject = subjectOf(audit);
    if (audit.kind !== 'stage1' || audit.status !== 'held' || audit.to === null)
      return { subject, reason: 'notStage1' };
    if (audit.outcome !== 'ready') return { subject, reason: 'notReady' };
    const last = audit.to;
    const isRepeated = heldInOrder(state.audits).some(
      (one) =>
        one.kind === 'stage1' &&
        (one.to ?? '') > last &&
        audit.standards.every((standard) => one.standards.includes(standard)),
    );
    if (isRepeated) return { subject, reason: 'done' };
    if (state.audits.some((one) => one.kind === 'stage2' && one.status === 'held' && (one.to ?? '') > last))
      return { subject, reason: 'done' };
    const { stage1WarnDays, stage1AskDays } = settingsOf(state, audit.standards[0] ?? '', moment);
    const asked = state.asked[`stage1Age|${subject}`];
    if (asked !== undefined) return { subject, reason: 'asked' };
    return {
      subject,
      dueOn: plannedOn(addCalendarDays(last, stage1AskDays, moment), moment),
      opensOn: addCalendarDays(last, stage1WarnDays, moment),
      who: person(state.lead),
      params: { day: { date: last } },
      command: 'askBody',
    };
  }),
};

export const auditRules: readonly Rule[] = [planAudit, bookAudit, nameTeam, confirmAuditPlan, recordAudit, stage1Age];

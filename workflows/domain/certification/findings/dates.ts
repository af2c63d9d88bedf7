import { addDays, addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { heldInOrder, type Audit } from '../audits/audit-state.ts';
import { isInCycle, validUntil } from '../certificates/certificate-state.ts';
import { plannedOn, settingsOf } from '../clocks/lengths.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import type { Finding, FindingGrade } from './finding-state.ts';

/** Months within which majors of a stage 2 are verified, counted from its last day (9.5.3.2). */
export const STAGE2_MAJOR_MONTHS = 6;

/**
 * The day that nobody can move, where the standards set one for a major of this audit. A minor that is raised after the
 * body has decided on that audit has none: the decision that the day is for was taken.
 */
export function hardStopOf(
  state: JourneyState,
  audit: Audit,
  standard: string,
  raisedOn?: LocalDate,
): Finding['hardStop'] {
  const main = audit.kind === 'followUp' ? followedBy(state, audit, standard) : audit;
  if (!main || (raisedOn !== undefined && isDecidedOn(state, main, standard, raisedOn))) return null;
  if (main.kind === 'stage2' && main.to !== null) {
    return { rule: 'stage2Majors', on: addMonths(main.to, STAGE2_MAJOR_MONTHS) };
  }
  const certificate = certificateOf(state, standard);
  const end = certificate && isInCycle(certificate) ? validUntil(certificate) : null;
  // 9.6.3.2: verified before expiry, else the certificate is not renewed.
  return main.kind === 'recertification' && end !== null ? { rule: 'recertificationMajors', on: end } : null;
}

/** The audit whose findings a follow-up looks at: what comes up in it has the day of that one. */
function followedBy({ audits }: JourneyState, { to }: Audit, standard: string): Audit | undefined {
  return heldInOrder(audits, to ?? '')
    .filter(({ kind, standards }) => kind !== 'followUp' && standards.includes(standard))
    .at(-1);
}

/** The body has decided on the cycle that this audit was for, by this day. */
function isDecidedOn(state: JourneyState, audit: Audit, standard: string, day: LocalDate): boolean {
  const certificate = certificateOf(state, standard);
  const decidedOn = certificate && isInCycle(certificate) ? certificate.paper?.decidedOn : undefined;
  return decidedOn !== undefined && audit.to !== null && decidedOn >= audit.to && decidedOn <= day;
}

/** The last day for evidence that leaves the body its own time before the hard stop; never before the audit itself, nor after the stop. */
export function latestEvidence(
  state: JourneyState,
  standard: string,
  stop: LocalDate,
  auditDay: LocalDate,
  moment: Moment,
): LocalDate {
  const { ownTimeDays } = settingsOf(state, standard, moment);
  // The body's own days are calendar days and stay where they fall; what we keep free ahead of a hard stop is planned.
  const latest = plannedOn(addDays(stop, { days: -ownTimeDays, unit: 'calendar' }, moment.calendar), moment);
  return earliestOf(latest < auditDay ? auditDay : latest, stop);
}

/** The dates that a finding has to keep. */
type FindingDates = Pick<Finding, 'answerDue' | 'evidenceDue' | 'hardStop'>;

/** Dates that the body set itself, in place of what it usually does. */
interface Told {
  readonly answerDue?: LocalDate | undefined;
  readonly evidenceDue?: LocalDate | undefined;
}

/**
 * When answer and evidence are due: the body's days from the audit or the dates it set itself; before a hard stop both end
 * where it needs its own time for verification and decision, and no answer is due after its evidence (9.4.9, 9.4.10).
 *
 * A minor that is raised counts from the audit in which it is raised. Where its answer would have been due before that,
 * its new lane begins on the day on which it was raised: nothing is missed before it was asked for.
 */
export function findingDates(
  state: JourneyState,
  audit: Audit,
  standard: string,
  grade: FindingGrade,
  moment: Moment,
  told: Told = {},
  raisedOn?: LocalDate,
): FindingDates {
  if (grade === 'opportunity') {
    return { answerDue: told.answerDue ?? null, evidenceDue: told.evidenceDue ?? null, hardStop: null };
  }
  const settings = settingsOf(state, standard, moment);
  const lastDay = audit.to ?? moment.now.slice(0, 10);
  const audited = settings.countFrom === 'report' ? (audit.reportOn ?? lastDay) : lastDay;
  const daysAfter = (from: LocalDate, days: number) => addDays(from, { days, unit: 'calendar' }, moment.calendar);
  const isOver = raisedOn !== undefined && daysAfter(audited, settings.majorPlanDays) < raisedOn;
  const after = (days: number): LocalDate => daysAfter(isOver ? raisedOn : audited, days);
  const answerDue = told.answerDue ?? after(grade === 'minor' ? settings.minorPlanDays : settings.majorPlanDays);
  if (grade === 'minor') return inOrder({ answerDue, evidenceDue: told.evidenceDue ?? null, hardStop: null });
  const hardStop = hardStopOf(state, audit, standard, raisedOn);
  const evidenceDue = told.evidenceDue ?? latestOf(after(settings.majorEvidenceDays), told.answerDue);
  return inOrder({
    answerDue,
    evidenceDue: earliestOf(
      evidenceDue,
      hardStop && latestEvidence(state, standard, hardStop.on, raisedOn ?? lastDay, moment),
    ),
    hardStop,
  });
}

/** An answer comes before its evidence. */
export function inOrder<D extends Pick<Finding, 'answerDue' | 'evidenceDue'>>(dates: D): D {
  const { answerDue, evidenceDue } = dates;
  return answerDue === null ? dates : { ...dates, answerDue: earliestOf(answerDue, evidenceDue) };
}

const earliestOf = (date: LocalDate, other: LocalDate | null): LocalDate =>
  other !== null && other < date ? other : date;

const latestOf = (date: LocalDate, other: LocalDate | undefined): LocalDate =>
  other !== undefined && other > date ? other : date;

import { addDays, addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Audit } from '../audits/audit-state.ts';
import { isInCycle, validUntil } from '../certificates/certificate-state.ts';
import { settingsOf } from '../clocks/lengths.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import type { Finding, FindingGrade } from './finding-state.ts';

/** Months within which majors of a stage 2 are verified, counted from its last day (9.5.3.2). */
export const STAGE2_MAJOR_MONTHS = 6;

/** The day that nobody can move, where the standards set one for a major of this audit. */
export function hardStopOf(state: JourneyState, audit: Audit, standard: string): Finding['hardStop'] {
  if (audit.kind === 'stage2' && audit.to !== null) {
    return { rule: 'stage2Majors', on: addMonths(audit.to, STAGE2_MAJOR_MONTHS) };
  }
  const certificate = certificateOf(state, standard);
  const end = certificate && isInCycle(certificate) ? validUntil(certificate) : null;
  // 9.6.3.2: verified before expiry, else the certificate is not renewed.
  return audit.kind === 'recertification' && end !== null ? { rule: 'recertificationMajors', on: end } : null;
}

/** When answer and evidence are due: the body's days from the audit, evidence never past what it needs before a hard stop. */
export function findingDates(
  state: JourneyState,
  audit: Audit,
  standard: string,
  grade: FindingGrade,
  moment: Moment,
): Pick<Finding, 'answerDue' | 'evidenceDue' | 'hardStop'> {
  if (grade === 'opportunity') return { answerDue: null, evidenceDue: null, hardStop: null };
  const settings = settingsOf(state, standard, moment);
  const lastDay = audit.to ?? moment.now.slice(0, 10);
  const from = settings.countFrom === 'report' ? (audit.reportOn ?? lastDay) : lastDay;
  const after = (days: number): LocalDate => addDays(from, { days, unit: 'calendar' }, moment.calendar);
  if (grade === 'minor') return { answerDue: after(settings.minorPlanDays), evidenceDue: null, hardStop: null };
  const hardStop = hardStopOf(state, audit, standard);
  const usual = after(settings.majorEvidenceDays);
  const latest = hardStop
    ? addDays(hardStop.on, { days: -settings.ownTimeDays, unit: 'calendar' }, moment.calendar)
    : usual;
  return { answerDue: after(settings.majorPlanDays), evidenceDue: latest < usual ? latest : usual, hardStop };
}

import { addDays, addMonths } from '../../kernel/calendar.ts';
import type { Calendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import { COUNTS_AS_SURVEILLANCE, type Audit } from '../audits/audit-state.ts';
import { validUntil, type Certificate } from './certificate-state.ts';

/** A date by which a certificate needs a surveillance, and what asks for it. */
export interface SurveillanceLimit {
  readonly rule: 'firstYear' | 'secondYear' | 'calendarYear';
  readonly limit: LocalDate;
  /** The last day of the audit that satisfied it. */
  readonly heldOn: LocalDate | null;
}

/** What limits depend on beside the certificate and its audits. */
export interface SurveillancePractice {
  /** The site of the central function. */
  readonly central: string;
  readonly toleranceDays: number;
  readonly calendar: Calendar;
}

/**
 * What the running cycle asks for (9.1.3.2, 9.1.3.3): one surveillance in each of the two years after the decision, in the
 * first cycle the first one without any tolerance, and at least one in each calendar year except the one in which the
 * certificate ends. The recertification audit counts for its year. With several sites the central function is audited
 * every year (IAF MD 1): an audit at the others alone satisfies no limit.
 */
export function surveillanceLimits(
  certificate: Certificate,
  audits: readonly Audit[],
  { central, toleranceDays, calendar }: SurveillancePractice,
): readonly SurveillanceLimit[] {
  const { paper, standard, firstCycle } = certificate;
  const end = validUntil(certificate);
  if (!paper || end === null) return [];
  const { decidedOn } = paper;
  const held = audits
    .flatMap((one) =>
      one.status === 'held' &&
      one.to !== null &&
      one.to > decidedOn &&
      one.standards.includes(standard) &&
      (paper.sites.length === 1 || one.sites.includes(central)) &&
      COUNTS_AS_SURVEILLANCE.includes(one.kind)
        ? [one.to]
        : [],
    )
    .sort();
  const tolerated = (date: LocalDate): LocalDate => addDays(date, { days: toleranceDays, unit: 'calendar' }, calendar);

  const anniversary = addMonths(decidedOn, 12);
  const first = held[0] ?? null;
  // The second year asks for an audit of its own: one that the first year has used does not count twice.
  const second = held.find((day) => day !== first && day > anniversary) ?? null;
  const years: SurveillanceLimit[] = [];
  for (let year = yearOf(decidedOn) + 1; year < yearOf(end); year += 1) {
    years.push({
      rule: 'calendarYear',
      limit: `${String(year)}-12-31`,
      heldOn: held.find((day) => yearOf(day) === year) ?? null,
    });
  }
  const all: SurveillanceLimit[] = [
    { rule: 'firstYear', limit: firstCycle ? anniversary : tolerated(anniversary), heldOn: first },
    { rule: 'secondYear', limit: tolerated(addMonths(decidedOn, 24)), heldOn: second },
    ...years,
  ];
  return all.filter(({ limit }) => limit <= end).sort((a, b) => (a.limit < b.limit ? -1 : a.limit > b.limit ? 1 : 0));
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** The earliest limit that no audit has satisfied; `beyond` leaves out what is overdue already. */
export function nextLimit(
  limits: readonly SurveillanceLimit[],
  beyond: readonly LocalDate[] = [],
): SurveillanceLimit | null {
  return limits.find((one) => one.heldOn === null && !beyond.includes(one.limit)) ?? null;
}

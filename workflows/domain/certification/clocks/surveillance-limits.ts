import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Audit } from '../audits/audit-state.ts';
import { isInCycle, type Certificate } from '../certificates/certificate-state.ts';
import { surveillanceLimits, type SurveillanceLimit } from '../certificates/surveillance.ts';
import { windowBefore, type SurveillanceWindow } from '../certificates/windows.ts';
import type { JourneyState } from '../state.ts';
import { settingsOf } from './lengths.ts';

/** What a certificate needs in its cycle, by the audits that were held, or as if these had been. */
export const limitsOf = (
  state: JourneyState,
  certificate: Certificate,
  moment: Moment,
  audits: readonly Audit[] = state.audits,
): readonly SurveillanceLimit[] =>
  surveillanceLimits(certificate, audits, {
    central: state.about.site,
    toleranceDays: settingsOf(state, certificate.standard, moment).surveillanceToleranceDays,
    calendar: moment.calendar,
  });

const asHeld = (audit: Audit, to: LocalDate): Audit => ({ ...audit, status: 'held', to });

/** The audits as they will have been, once those that are booked are held on their days. */
const withBooked = (audits: readonly Audit[]): readonly Audit[] =>
  audits.map((one) => (one.status === 'booked' && one.to !== null ? asHeld(one, one.to) : one));

/** What a certificate needs in its cycle, as it will have been once what is booked is held. */
const limitsAsBooked = (state: JourneyState, certificate: Certificate, moment: Moment): readonly SurveillanceLimit[] =>
  limitsOf(state, certificate, moment, withBooked(state.audits));

const isSame = (one: SurveillanceLimit, other: SurveillanceLimit): boolean =>
  one.rule === other.rule && one.limit === other.limit;

const inTime = ({ heldOn, limit }: SurveillanceLimit): boolean => heldOn !== null && heldOn <= limit;

/** Whether an audit is booked that satisfies this limit; one that comes after it does not. */
export function isBooked(
  state: JourneyState,
  certificate: Certificate,
  limit: SurveillanceLimit,
  moment: Moment,
): boolean {
  return limitsAsBooked(state, certificate, moment).some((one) => isSame(one, limit) && inTime(one));
}

/** For which limit each surveillance without days is planned: in the order of the programme, one limit after the other. */
export function limitsPlannedFor(
  state: JourneyState,
  certificate: Certificate,
  moment: Moment,
): ReadonlyMap<number, LocalDate> {
  const held = limitsOf(state, certificate, moment);
  const isOpen = (one: SurveillanceLimit): boolean =>
    !inTime(one) && held.some((each) => isSame(each, one) && each.heldOn === null);
  const planned = new Map<number, LocalDate>();
  let audits = withBooked(state.audits);
  for (const { number, kind, status, standards } of state.audits) {
    if (kind !== 'surveillance' || status !== 'planned' || !standards.includes(certificate.standard)) continue;
    const next = limitsOf(state, certificate, moment, audits).find(isOpen);
    if (!next) break;
    const then = audits.map((one) => (one.number === number ? asHeld(one, next.limit) : one));
    if (!limitsOf(state, certificate, moment, then).some((one) => isSame(one, next) && inTime(one))) continue;
    planned.set(number, next.limit);
    audits = then;
  }
  return planned;
}

/** The windows of every certificate in force, one before each of its limits. */
export function windowsOf(state: JourneyState, moment: Moment): readonly SurveillanceWindow[] {
  return state.certificates.filter(isInCycle).flatMap((certificate) => {
    const asBooked = limitsAsBooked(state, certificate, moment);
    return limitsOf(state, certificate, moment).map((limit) =>
      windowBefore(
        certificate,
        limit,
        asBooked.find((one) => isSame(one, limit)),
      ),
    );
  });
}

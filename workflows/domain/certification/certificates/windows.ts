import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import { validUntil, type Certificate } from './certificate-state.ts';
import type { SurveillanceLimit } from './surveillance.ts';

/** When a surveillance is to be held, and the last day of the audit that did it. */
export interface SurveillanceWindow {
  /** Without edition: `ISO 9001`. */
  readonly standard: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly heldOn: LocalDate | null;
  /** The last day of the audit that is booked and will have done it in time. */
  readonly servedOn: LocalDate | null;
  /** The certificate ends so soon after it that its recertification audit is held by then and counts. */
  readonly recertifies: boolean;
}

/** A surveillance can be held from so many months before its limit on. */
export const WINDOW_MONTHS = 3;

/** A recertification audit is expected so many months ahead of the end. */
export const RECERTIFICATION_AHEAD_MONTHS = 2;

/** The window before a limit of a certificate; `asBooked` is the same limit once what is booked is held. */
export const windowBefore = (
  certificate: Certificate,
  { limit, heldOn }: SurveillanceLimit,
  asBooked: SurveillanceLimit | undefined,
): SurveillanceWindow => {
  const end = validUntil(certificate);
  const servedOn = asBooked?.heldOn ?? null;
  return {
    standard: certificate.standard,
    from: addMonths(limit, -WINDOW_MONTHS),
    until: limit,
    heldOn,
    servedOn: heldOn === null && servedOn !== null && servedOn <= limit ? servedOn : null,
    recertifies: end !== null && addMonths(end, -RECERTIFICATION_AHEAD_MONTHS) <= limit,
  };
};

/**
 * The windows no audit has served yet. Limits of several rules and certificates that lie in one another's window, or that
 * the same booked audit will serve, are one audit: the earliest of them counts.
 */
export function openWindows<W extends SurveillanceWindow>(windows: readonly W[]): readonly W[] {
  const open = windows.filter(({ heldOn }) => heldOn === null).sort((a, b) => (a.until < b.until ? -1 : 1));
  return open.reduce<readonly W[]>((kept, one) => {
    const last = kept.at(-1);
    const isSameAudit = one.servedOn !== null && kept.some(({ servedOn }) => servedOn === one.servedOn);
    return isSameAudit || (last && one.from <= last.until) ? kept : [...kept, one];
  }, []);
}

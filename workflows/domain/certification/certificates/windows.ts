import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { SurveillanceLimit } from './surveillance.ts';

/** When a surveillance is to be held, and the last day of the audit that did it. */
export interface SurveillanceWindow {
  /** Without edition: `ISO 9001`. */
  readonly standard: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly heldOn: LocalDate | null;
}

/** A surveillance can be held from so many months before its limit on. */
const WINDOW_MONTHS = 3;

/** The window before a limit of a certificate. */
export const windowBefore = (standard: string, { limit, heldOn }: SurveillanceLimit): SurveillanceWindow => ({
  standard,
  from: addMonths(limit, -WINDOW_MONTHS),
  until: limit,
  heldOn,
});

/**
 * The windows no audit has served yet. Limits of several rules and certificates that lie in one another's window are one
 * audit: the earliest of them counts.
 */
export function openWindows<W extends SurveillanceWindow>(windows: readonly W[]): readonly W[] {
  const open = windows.filter(({ heldOn }) => heldOn === null).sort((a, b) => (a.until < b.until ? -1 : 1));
  return open.reduce<readonly W[]>((kept, one) => {
    const last = kept.at(-1);
    return last && one.from <= last.until ? kept : [...kept, one];
  }, []);
}

import { addMonths } from '../../kernel/calendar.ts';
import { withPhase } from '../preparation/evolve-preparation.ts';
import type { JourneyState } from '../state.ts';
import { isInCycle, validUntil, type Certificate } from './certificate-state.ts';

/** Certificates that end within so many months are recertified together: in one audit, and as one cycle. */
const TOGETHER_MONTHS = 6;

/**
 * Since when the next cycle of this certificate is prepared; null while it is not. What was recorded before certificates
 * had this of their own is true of every one that the journey's cycle then was about.
 */
export function recertifyingOf(state: JourneyState, one: Certificate): string | null {
  if (one.recertifying !== undefined) return one.recertifying;
  const since = state.recertifying;
  const isMeant =
    since !== null && (isInCycle(one) || one.status === 'expired') && (one.paper?.decidedOn ?? '') < since;
  return isMeant ? since : null;
}

/** Its recertification is to be begun some day: it runs, and the body has not refused to renew it. */
export const isToBeRenewed = (state: JourneyState, one: Certificate): boolean =>
  isInCycle(one) && recertifyingOf(state, one) === null && (one.notRenewedOn ?? null) === null;

/** Those that end first, with the others that end soon after. */
export function endingTogether(certificates: readonly Certificate[]): readonly Certificate[] {
  const ends = certificates.map((one) => validUntil(one) ?? '9999').sort();
  const [first] = ends;
  if (first === undefined) return [];
  return certificates.filter((one) => (validUntil(one) ?? '9999') <= addMonths(first, TOGETHER_MONTHS));
}

/** Every certificate with its own cycle and preparation, also in a state of before they had one. */
export const withOwnCycles = (state: JourneyState): JourneyState => ({
  ...state,
  certificates: state.certificates.map((one) => ({
    ...one,
    recertifying: recertifyingOf(state, one),
    cycle: one.cycle ?? (one.paper ? state.cycle : 0),
  })),
});

/**
 * The cycle of the journey is that of its certificates: the next one runs as soon as none that is in force is still
 * prepared for it. One that is over, refused or given up keeps none of the others back.
 */
export function withCycle(state: JourneyState): JourneyState {
  const certificates = state.certificates.map((one) =>
    isInCycle(one) || one.status === 'expired' ? one : { ...one, recertifying: null },
  );
  const running = certificates.filter(isInCycle);
  const highest = Math.max(state.cycle, ...certificates.map((one) => one.cycle ?? 0));
  const isWaiting = running.some((one) => (one.recertifying ?? null) !== null && (one.cycle ?? 0) < highest);
  // What expired can still be restored; it is what the journey is about where nothing else runs.
  const prepared = (running.length > 0 ? running : certificates).flatMap((one) => one.recertifying ?? []);
  return withPhase({
    ...state,
    certificates,
    cycle: isWaiting ? state.cycle : highest,
    recertifying: [...prepared].sort()[0] ?? null,
  });
}

import { isInCycle, type Certificate } from '../certificates/certificate-state.ts';
import type { JourneyState } from '../state.ts';

/**
 * The certificates that the forecast is about: those that are still to be granted for the first time, while one of two is
 * granted or refused already; in a recertification those that the body has not decided on since it began.
 */
export function pendingCertificates({ certificates, recertifying }: JourneyState): readonly Certificate[] {
  if (recertifying === null) return certificates.filter(({ status }) => status === 'none');
  return certificates.filter(
    (one) => isInCycle(one) && (one.paper?.decidedOn ?? '') < recertifying && (one.answeredOn ?? '') < recertifying,
  );
}

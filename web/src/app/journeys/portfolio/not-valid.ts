import { suspensionEnds, validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import { RESTORATION_MONTHS } from '#domain/certification/certificates/decision-rules';
import { addMonths } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';

/** A certificate that does not count and can still be had back, with the last day for that. */
export interface NotValid {
  readonly edition: string;
  readonly status: 'suspended' | 'expired';
  readonly since: LocalDate;
  readonly until: LocalDate;
}

/** The one that is lost first; null where all that were granted count. Nothing about a journey is more urgent. */
export function notValid(certificates: readonly Certificate[]): NotValid | null {
  return certificates.flatMap((one) => notValidOne(one) ?? []).sort((a, b) => (a.until < b.until ? -1 : 1))[0] ?? null;
}

function notValidOne(certificate: Certificate): NotValid | null {
  const { status, since, paper, aim } = certificate;
  const edition = paper?.edition ?? aim;
  if (status === 'suspended') {
    const until = suspensionEnds(certificate);
    return until === null ? null : { edition, status, since, until };
  }
  const end = validUntil(certificate);
  return status === 'expired' && end !== null
    ? { edition, status, since, until: addMonths(end, RESTORATION_MONTHS) }
    : null;
}

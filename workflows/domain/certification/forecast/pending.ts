import type { Audit } from '../audits/audit-state.ts';
import { isInCycle, type Certificate } from '../certificates/certificate-state.ts';
import type { JourneyState } from '../state.ts';

/**
 * The certificates that the forecast is about: those that are still to be granted for the first time, while one of two is
 * granted or refused already, also one that was refused and has another stage 2; in a recertification those that the body
 * has not decided on since it began.
 */
export function pendingCertificates({ certificates, recertifying, audits }: JourneyState): readonly Certificate[] {
  if (recertifying === null) {
    return certificates.filter(
      (one) => one.status === 'none' || (one.status === 'refused' && audits.some((audit) => isTriedAgain(one, audit))),
    );
  }
  return certificates.filter(
    (one) => isInCycle(one) && (one.paper?.decidedOn ?? '') < recertifying && (one.answeredOn ?? '') < recertifying,
  );
}

/** A stage 2 for a certificate that was refused, after that; one without days is still ahead. */
export const isTriedAgain = ({ standard, since }: Certificate, { kind, status, standards, to }: Audit): boolean =>
  kind === 'stage2' && status !== 'cancelled' && standards.includes(standard) && (to === null || to > since);

/** Whether an audit can be the one after which this certificate is decided: what it was refused after is over. */
export const isAuditFor = (certificate: Certificate, audit: Audit): boolean =>
  audit.standards.includes(certificate.standard) &&
  (certificate.status !== 'refused' || audit.kind !== 'stage2' || isTriedAgain(certificate, audit));

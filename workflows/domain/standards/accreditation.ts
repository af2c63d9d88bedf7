import type { LocalDate } from '../kernel/instant.ts';
import type { Sentence } from '../kernel/param.ts';
import type { Body } from '../kernel/reference.ts';

/** Warnings that are told as blockers where a journey relies on the body now. */
const BLOCKING: readonly string[] = ['accreditation.none', 'accreditation.notCovered'];

/** Whether a warning is one that stands in the way of a certificate. */
export const isBlocking = ({ code }: Sentence): boolean => BLOCKING.includes(code);

/**
 * What stands in the way of a certificate to these editions: a body without an accreditation that counts on this day, or
 * one that is not accredited for the standard or for its new edition. Words `blocker.<code>`. A body that is not on the
 * list says nothing of its accreditation: that stays a warning.
 */
export function accreditationBlockers(
  body: Body | undefined,
  standards: readonly string[],
  today: LocalDate,
): readonly Sentence[] {
  if (body === undefined || standards.length === 0) return [];
  const { accreditation, shortName, covers } = body;
  if (accreditation === null) return [{ code: 'bodyNotAccredited', params: { body: shortName } }];
  const { validUntil } = accreditation;
  if (validUntil !== null && validUntil < today) {
    return [{ code: 'accreditationEnded', params: { body: shortName, date: { date: validUntil } } }];
  }
  return standards
    .filter((standard) => !covers.includes(standard))
    .map((standard) => ({ code: 'editionNotCovered', params: { body: shortName, standard } }));
}

/**
 * What speaks against certification to these editions by this body: not known here, not accredited for an edition, an
 * accreditation that ends before `until` (the end of the cycle, where known), or one whose accreditation body did not
 * sign the multilateral arrangement, so that other bodies cannot take the certificate over (IAF MD 2). Warnings, never
 * refusals: what the certification body did is recorded all the same. Worded by `accreditationWords`.
 */
export function accreditationWarnings(
  body: Body | undefined,
  standards: readonly string[],
  until: LocalDate | null,
): readonly Sentence[] {
  if (body === undefined) return [{ code: 'accreditation.unknownBody', params: {} }];
  const { accreditation, shortName, covers } = body;
  if (accreditation === null) return [{ code: 'accreditation.none', params: { body: shortName } }];
  const warnings: Sentence[] = standards
    .filter((standard) => !covers.includes(standard))
    .map((standard) => ({ code: 'accreditation.notCovered', params: { body: shortName, standard } }));
  const { validUntil, mla, by } = accreditation;
  if (validUntil !== null && until !== null && validUntil < until) {
    const params = { body: shortName, date: { date: validUntil }, until: { date: until } };
    warnings.push({ code: 'accreditation.endsBefore', params });
  }
  if (!mla) warnings.push({ code: 'accreditation.noMla', params: { body: shortName, by } });
  return warnings;
}

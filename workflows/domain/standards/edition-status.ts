import type { LocalDate } from '../kernel/instant.ts';
import type { Edition } from '../kernel/reference.ts';

/** Where an edition stands between its publication and the end of its transition. */
export const EDITION_STATUSES = ['announced', 'current', 'inTransition', 'existingOnly', 'ended'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];

/** The status on a day. The last day for new certificates and the last day of the transition still belong to it. */
export function editionStatus(edition: Edition, on: LocalDate): EditionStatus {
  const { publishedOn, successor, newCertificatesUntil, transitionEndsOn } = edition;
  if (publishedOn === null || publishedOn > on) return 'announced';
  if (transitionEndsOn !== null && transitionEndsOn < on) return 'ended';
  if (newCertificatesUntil !== null && newCertificatesUntil < on) return 'existingOnly';
  return successor === null && transitionEndsOn === null ? 'current' : 'inTransition';
}

import type { LocalDate } from '#domain/kernel/instant';
import { editionStatus } from '#domain/standards/edition-status';
import { shortDay } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import { slugOf, type HeldEdition } from './edition.ts';

/** An edition in words, as its row and the facts of its page say it. */
export interface EditionLines {
  readonly edition: HeldEdition;
  readonly link: string;
  readonly status: string;
  /** What the status leads to: “replaced by ISO 9001:2026”. */
  readonly next: string | null;
  readonly published: string;
  readonly newUntil: string;
  readonly validUntil: string;
  /** Their names; null while there is none. */
  readonly amendments: string | null;
  readonly trust: 'Confirmed' | 'To be confirmed';
}

/** Words an edition on the day of `wording`. */
export function editionLines(edition: HeldEdition, wording: Wording): EditionLines {
  const { now } = wording.dates;
  const on = (date: LocalDate | null, none: string): string => (date === null ? none : dayWithYear(date));
  return {
    edition,
    link: `/standards/${slugOf(edition.name)}`,
    status: sentence(`edition.${editionStatus(edition, localDateOf(now))}`, {}, wording),
    next: edition.successor === null ? null : `replaced by ${edition.successor}`,
    published: on(edition.publishedOn, 'not yet'),
    newUntil: on(edition.newCertificatesUntil, 'no end known'),
    validUntil: on(edition.transitionEndsOn, 'no end known'),
    amendments: edition.amendments.map((amendment) => amendment.name).join(', ') || null,
    trust: edition.confirmed ? 'Confirmed' : 'To be confirmed',
  };
}

/** “16 Sep 2026”, also in 2026: dates that lie years apart stand side by side. */
export function dayWithYear(date: LocalDate): string {
  return shortDay(date, { now: LONG_AGO });
}

const LONG_AGO = new Date(0);

/** The calendar date where the reader is. */
export function localDateOf(now: Date): LocalDate {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

import { isGap, isRated } from '#domain/certification/gap/scope';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import type { GapLine } from './gap-answer.ts';
import type { Shown } from './gap-query.ts';

/** A section of an edition: its heading, how far it is, and those of its rows that are listed. */
export interface GapSection {
  /** `8`, `A.5`. */
  readonly number: string;
  readonly title: string;
  readonly total: number;
  readonly rated: number;
  readonly rows: readonly GapLine[];
}

/** Which rows are listed. */
export interface RowFilter {
  readonly shown: Shown;
  readonly section: string | null;
  readonly search: string;
}

export const isLineRated = (line: GapLine): boolean => isRated(line, line.rating);
export const isLineGap = (line: GapLine): boolean => isGap(line, line.rating);

/**
 * Whether a row is listed. The row that is open stays even when a rating has just taken it out of the filter: nothing
 * disappears under the hand that changed it.
 */
export function isListed(line: GapLine, filter: RowFilter, open: string | null): boolean {
  if (filter.section !== null && line.section !== filter.section) return false;
  if (!isFound(line, filter.search)) return false;
  if (line.id === open || filter.shown === 'all') return true;
  return filter.shown === 'unrated' ? !isLineRated(line) : isLineGap(line);
}

/** Every word has to be somewhere: in the number, the title, the notes or the reason. */
function isFound({ clause, title, rating }: GapLine, search: string): boolean {
  if (search === '') return true;
  const text = [clause, title, rating.notes, rating.justification].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The sections of one edition in order. Counts are of the whole section, whatever is listed of it. */
export function sectionsOf(lines: readonly GapLine[], filter: RowFilter, open: string | null): readonly GapSection[] {
  return [...Map.groupBy(lines, ({ section }) => section)]
    .map(([number, all]) => ({
      number,
      title: sectionTitle(all[0]?.edition ?? '', number),
      total: all.length,
      rated: all.filter(isLineRated).length,
      rows: all.filter((line) => isListed(line, filter, open)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Headings of Annex A of ISO/IEC 27001:2022; the catalogue lists its controls only. */
const ANNEX_A: Readonly<Record<string, string>> = {
  'A.5': 'Organizational controls',
  'A.6': 'People controls',
  'A.7': 'Physical controls',
  'A.8': 'Technological controls',
};

/** The usual headings of management system standards, where the catalogue has no clause of its own for the section. */
const HEADINGS: Readonly<Record<string, string>> = {
  '4': 'Context',
  '5': 'Leadership',
  '6': 'Planning',
  '7': 'Support',
  '8': 'Operation',
  '9': 'Evaluation',
  '10': 'Improvement',
};

export function sectionTitle(edition: string, section: string): string {
  return ANNEX_A[section] ?? HEADINGS[section] ?? clauseTitle(catalogueNow(), edition, section) ?? '';
}

/** The title of the clause above: “8.4 Control of externally provided processes, products and services”. */
export function parentOf({ edition, clause, kind }: GapLine): string | null {
  const parent = clause.split('.').slice(0, -1).join('.');
  if (kind === 'control') return `${parent} ${ANNEX_A[parent] ?? ''}`.trim();
  if (parent === '') return null;
  const title = parent.includes('.') ? clauseTitle(catalogueNow(), edition, parent) : sectionTitle(edition, parent);
  return title ? `${parent} ${title}` : null;
}

/** The next row that nobody has rated yet, after the open one and then from the beginning; null when there is none. */
export function nextUnrated(lines: readonly GapLine[], open: string | null): GapLine | null {
  const at = lines.findIndex(({ id }) => id === open);
  return (
    [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find((line) => !isLineRated(line) && line.id !== open) ?? null
  );
}

/** The row so many steps away in the list, stopping at its ends. */
export function stepFrom(lines: readonly GapLine[], open: string | null, by: number): GapLine | null {
  const at = lines.findIndex(({ id }) => id === open);
  const next = at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by;
  return lines[Math.max(0, Math.min(lines.length - 1, next))] ?? null;
}

/** Rows of the other editions that say the same: the shared core has the same number and title everywhere. */
export function overlapsOf(line: GapLine, lines: readonly GapLine[]): readonly GapLine[] {
  if (line.kind === 'control' || line.title === '') return [];
  return lines.filter(
    (other) => other.edition !== line.edition && other.clause === line.clause && other.title === line.title,
  );
}

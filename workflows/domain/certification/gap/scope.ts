import type { Catalogue, Clause } from '../../kernel/catalogue.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { controls } from '../../standards/catalogue.ts';
import { familyOf } from '../stages.ts';
import { RATINGS, type ClauseRating, type Rating } from './rating.ts';

/** One line of a gap analysis: a leaf clause of an edition, or a control of Annex A. */
export interface GapRow {
  /** `ISO 9001:2026/8.5.3`, `ISO/IEC 27001:2022/A.5.1`. */
  readonly id: string;
  readonly edition: string;
  readonly clause: string;
  readonly title: string;
  readonly kind: 'clause' | 'control';
  /** `4` to `10`, `A.5` to `A.8`. */
  readonly section: string;
}

/** Everything that has to be rated, in the order of the standards; `clauses` limits it to rows by their ids. */
export function gapScope(
  catalogue: Catalogue,
  editions: readonly string[],
  clauses: readonly string[] | null,
): readonly GapRow[] {
  const wanted = clauses && new Set(clauses);
  return editions
    .flatMap((edition) => [
      ...catalogue.leaves(edition).map((clause) => rowOf(edition, clause, 'clause')),
      ...controls(catalogue, edition).map((control) => rowOf(edition, control, 'control')),
    ])
    .filter((row) => wanted === null || wanted.has(row.id));
}

/**
 * The rows that a clause means: by its id (`ISO 9001:2026/8.4`) in that edition, by its number alone in every edition, each with
 * what lies below it.
 */
export function rowsNamed<Row extends Pick<GapRow, 'id' | 'clause'>>(
  rows: readonly Row[],
  name: string,
): readonly Row[] {
  const isMeant = (full: string): boolean => full === name || full.startsWith(`${name}.`);
  return rows.filter(({ id, clause }) => isMeant(id) || isMeant(clause));
}

/** Refuses names of clauses that mean none of these rows. */
export function rowsRefusal(rows: readonly GapRow[], names: readonly string[], field: string): Refusal | null {
  const unknown = names.find((name) => rowsNamed(rows, name).length === 0);
  return unknown === undefined ? null : refuse('unknownClause', { clause: unknown }, field);
}

function rowOf(edition: string, { number: clause, title }: Clause, kind: GapRow['kind']): GapRow {
  const parts = clause.split('.');
  return {
    id: `${edition}/${clause}`,
    edition,
    clause,
    title,
    kind,
    section: kind === 'control' ? parts.slice(0, 2).join('.') : (parts[0] ?? clause),
  };
}

/** Of ISO 9001 alone clauses may be not applicable, with a justification in the scope (4.3); 27001 leaves out controls only. */
const mayBeNotApplicable = ({ edition, kind }: Pick<GapRow, 'edition' | 'kind'>): boolean =>
  kind === 'clause' && familyOf(edition) === 'ISO 9001';

/** How a clause may be rated, in the order in which it is asked. */
export const ratingsFor = (row: Pick<GapRow, 'edition' | 'kind'>): readonly Rating[] =>
  RATINGS.filter((rating) => rating !== 'notApplicable' || mayBeNotApplicable(row));

/** Why a rating cannot be as it is. Unfinished ones are not refused: they are not rated yet. */
export function ratingRefusal(row: GapRow, rating: ClauseRating): Refusal | null {
  if (rating.rating === 'notApplicable' && !mayBeNotApplicable(row)) {
    return refuse('neverNotApplicable', { clause: row.clause, standard: row.edition }, 'rating');
  }
  if (row.kind === 'clause' && (rating.included !== undefined || rating.implementation !== undefined)) {
    return refuse('onlyControls', { clause: row.clause }, 'included');
  }
  if (row.kind === 'control' && rating.rating !== undefined) {
    return refuse('controlsAreIncluded', { clause: row.clause }, 'rating');
  }
  return null;
}

/**
 * Whether nothing is missing: a clause has its rating, a control is in or out with the reason, and one that is in says
 * whether it is in place (ISO/IEC 27001 6.1.3 d).
 */
export function isRated(row: GapRow, rating: ClauseRating): boolean {
  if (row.kind === 'control') {
    const { included, justification, implementation } = rating;
    return justification !== undefined && (included === false || (included === true && implementation !== undefined));
  }
  return rating.rating === undefined ? false : rating.rating !== 'notApplicable' || rating.justification !== undefined;
}

/** Whether something is left to do there. */
export function isGap(row: GapRow, rating: ClauseRating): boolean {
  return row.kind === 'control'
    ? rating.included === true && rating.implementation !== 'implemented'
    : rating.rating === 'gap' || rating.rating === 'partly';
}

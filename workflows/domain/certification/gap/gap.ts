import type { LocalDate } from '../../kernel/instant.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { PRIORITIES, ratingOf, RATINGS, type ClauseRating, type Rating } from './rating.ts';
import { isGap, isRated, type GapRow } from './scope.ts';

export { gapScope, rowsNamed, rowsRefusal } from './scope.ts';

/** Rows of the content by their id. */
type Rows = Readonly<Record<string, unknown>>;

/** How far a gap analysis, or a section of it, is. */
export interface GapProgress {
  readonly total: number;
  readonly rated: number;
  readonly gaps: number;
  readonly byRating: Readonly<Record<Rating, number>>;
  /** Ids of what is not rated, in order. */
  readonly unrated: readonly string[];
}

export function gapProgress(scope: readonly GapRow[], rows: Rows): GapProgress {
  const byRating = Object.fromEntries(RATINGS.map((rating) => [rating, 0])) as Record<Rating, number>;
  const unrated: string[] = [];
  let gaps = 0;
  for (const row of scope) {
    const rating = ratingOf(rows[row.id]);
    if (rating.rating !== undefined) byRating[rating.rating] += 1;
    if (!isRated(row, rating)) unrated.push(row.id);
    if (isGap(row, rating)) gaps += 1;
  }
  return { total: scope.length, rated: scope.length - unrated.length, gaps, byRating, unrated };
}

/** What stands against accepting the gap list: every clause is rated, every control decided. */
export function gapRefusal(scope: readonly GapRow[], rows: Rows): Refusal | null {
  const { unrated } = gapProgress(scope, rows);
  const first = scope.find(({ id }) => id === unrated[0]);
  return first ? refuse('clausesUnrated', { count: unrated.length, first: nameOf(first) }) : null;
}

/** As sentences name a row: number, title where the catalogue has one, edition. */
const nameOf = ({ clause, title, edition }: GapRow): string =>
  `${[clause, title].filter(Boolean).join(' ')}, ${edition}`;

/** One gap, ready to become an action of the plan. */
export interface Gap extends GapRow {
  readonly rating: ClauseRating;
}

/** What is left to do, the most urgent first. */
export function gapList(scope: readonly GapRow[], rows: Rows): readonly Gap[] {
  return scope
    .map((row) => ({ ...row, rating: ratingOf(rows[row.id]) }))
    .filter((gap) => isGap(gap, gap.rating))
    .map((gap, index) => ({ gap, index }))
    .sort((a, b) => urgency(a.gap) - urgency(b.gap) || a.index - b.index)
    .map(({ gap }) => gap);
}

function urgency({ rating }: Gap): number {
  const priority = rating.priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(rating.priority);
  return priority * 2 + (rating.rating === 'partly' ? 1 : 0);
}

/** The date of the newest evidence of each row that has any. */
export function newestEvidence(rows: Rows): ReadonlyMap<string, LocalDate> {
  return new Map(
    Object.entries(rows).flatMap(([id, row]): [string, LocalDate][] => {
      const newest = (ratingOf(row).evidence ?? [])
        .map((one) => one.date)
        .sort()
        .at(-1);
      return newest === undefined ? [] : [[id, newest]];
    }),
  );
}

import { ratingOf } from '#domain/certification/gap/rating';
import { isRated, type GapRow } from '#domain/certification/gap/scope';

/** A row of a gap analysis with what is known about it. */
export interface RatedRow extends GapRow {
  readonly rating: unknown;
}

/** Somebody who owns clauses of a gap analysis: how many there are, and which of them are not rated yet. */
export interface RatingOwner {
  readonly id: string;
  readonly count: number;
  readonly open: readonly GapRow[];
}

/** Whoever is named as an owner in the ratings, those with the most that is not rated first. */
export function ratingOwners(rows: readonly RatedRow[]): readonly RatingOwner[] {
  const owned = new Map<string, RatedRow[]>();
  for (const row of rows) {
    const { owner } = ratingOf(row.rating);
    if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), row]);
  }
  return [...owned]
    .map(([id, own]) => ({ id, count: own.length, open: own.filter((row) => !isRated(row, ratingOf(row.rating))) }))
    .sort((a, b) => b.open.length - a.open.length || b.count - a.count);
}

/** Clauses in few words: a section whose rows are all among them by its number, the others one by one. */
export function clausesInShort(of: readonly GapRow[], all: readonly GapRow[]): readonly string[] {
  const sections = [...new Set(of.map(({ edition, section }) => `${edition}/${section}`))];
  return sections.flatMap((name) => {
    const isIn = ({ edition, section }: GapRow): boolean => `${edition}/${section}` === name;
    const own = of.filter(isIn);
    const [first] = own;
    return first && own.length > 1 && own.length === all.filter(isIn).length
      ? [`all of ${first.section}`]
      : own.map(({ clause }) => clause);
  });
}

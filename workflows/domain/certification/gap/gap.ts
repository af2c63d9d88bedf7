import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { controls, leafClauses } from '../../standards/catalogue.ts';

// First cut, so that the journey runs: its owner replaces it with the whole of the gap analysis.
export interface GapRow {
  readonly id: string;
  readonly edition: string;
  readonly clause: string;
}

export function gapScope(editions: readonly string[], clauses: readonly string[] | null): readonly GapRow[] {
  return editions
    .flatMap((edition) =>
      [...leafClauses(edition), ...controls(edition)].map(({ number }) => ({
        id: `${edition}/${number}`,
        edition,
        clause: number,
      })),
    )
    .filter((row) => clauses === null || clauses.includes(row.id));
}

const ratingOf = (row: unknown): string | undefined =>
  typeof row === 'object' && row !== null && 'rating' in row && typeof row.rating === 'string' ? row.rating : undefined;

export function gapProgress(scope: readonly GapRow[], rows: Readonly<Record<string, unknown>>) {
  const rated = scope.filter((one) => ratingOf(rows[one.id]) !== undefined).length;
  return { total: scope.length, rated };
}

export function gapRefusal(scope: readonly GapRow[], rows: Readonly<Record<string, unknown>>): Refusal | null {
  const { total, rated } = gapProgress(scope, rows);
  return rated < total ? refuse('clausesUnrated', { count: total - rated }) : null;
}

export function gapList(scope: readonly GapRow[], rows: Readonly<Record<string, unknown>>): readonly GapRow[] {
  return scope.filter((one) => ['gap', 'partly'].includes(ratingOf(rows[one.id]) ?? ''));
}

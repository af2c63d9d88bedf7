import { dayNumber } from '#domain/kernel/calendar';
import type { ClauseAtHand } from './journey-evidence.ts';

/** A clause of the second level, drawn as one cell: its newest evidence is that of all clauses below it. */
export interface EvidenceCell {
  readonly clause: string;
  /** Whole months since its newest evidence; null where there is none that can be looked at. */
  readonly months: number | null;
  readonly status: ClauseAtHand['status'];
  /** 0 for old, 3 for fresh: darker is fresher. */
  readonly tone: 0 | 1 | 2 | 3;
  readonly rows: readonly ClauseAtHand[];
}

/** A chapter of a standard with its cells: “4 Context”. */
export interface EvidenceChapter {
  readonly number: string;
  readonly cells: readonly EvidenceCell[];
}

/** Until which age, in whole months, evidence has which tone; older has none. */
export const TONES = [
  { tone: 3, toMonths: 2 },
  { tone: 2, toMonths: 5 },
  { tone: 1, toMonths: 12 },
] as const;

const DAYS_A_MONTH = 30.44;

/** The clauses of one edition by chapter, each second-level clause a cell. */
export function evidenceChapters(
  clauses: readonly ClauseAtHand[],
  edition: string,
  today: string,
): readonly EvidenceChapter[] {
  const byCell = new Map<string, ClauseAtHand[]>();
  for (const one of clauses) {
    if (one.row.edition !== edition) continue;
    const cell = one.row.clause.split('.').slice(0, 2).join('.');
    byCell.set(cell, [...(byCell.get(cell) ?? []), one]);
  }
  const chapters = new Map<string, EvidenceCell[]>();
  for (const [clause, rows] of byCell) {
    const number = clause.split('.')[0] ?? clause;
    chapters.set(number, [...(chapters.get(number) ?? []), cellOf(clause, rows, today)]);
  }
  return [...chapters].map(([number, cells]) => ({ number, cells }));
}

function cellOf(clause: string, rows: readonly ClauseAtHand[], today: string): EvidenceCell {
  const asked = rows.filter(({ status }) => status !== 'notApplicable');
  const newest = asked
    .flatMap(({ newestOn }) => newestOn ?? [])
    .sort()
    .at(-1);
  const months =
    newest === undefined ? null : Math.max(0, Math.floor((dayNumber(today) - dayNumber(newest)) / DAYS_A_MONTH));
  const status =
    asked.length === 0
      ? 'notApplicable'
      : newest === undefined
        ? asked.some((one) => one.status === 'claimed')
          ? 'claimed'
          : 'none'
        : asked.some((one) => one.status === 'fresh')
          ? 'fresh'
          : 'stale';
  return {
    clause,
    months,
    status,
    tone: months === null ? 0 : (TONES.find(({ toMonths }) => months <= toMonths)?.tone ?? 0),
    rows,
  };
}

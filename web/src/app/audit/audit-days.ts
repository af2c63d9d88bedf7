/** Rows of one day, in the order in which they came. */
export interface AuditDay<T> {
  readonly date: string;
  readonly rows: readonly T[];
}

/** Rows that follow each other gathered by their day; `dateOf` says which day an instant falls on. */
export function byDay<T extends { readonly at: string }>(
  rows: readonly T[],
  dateOf: (at: string) => string,
): readonly AuditDay<T>[] {
  const days: { date: string; rows: T[] }[] = [];
  for (const row of rows) {
    const date = dateOf(row.at);
    const last = days.at(-1);
    if (last?.date === date) last.rows.push(row);
    else days.push({ date, rows: [row] });
  }
  return days;
}

/** A row, and the events after it that only followed from it. */
export interface Followed<T> {
  readonly row: T;
  readonly followed: readonly T[];
}

/**
 * Newest first: what followed by itself from an event, at the same moment in the same process, goes with that event.
 * Where its cause is not among the rows it stands for itself.
 */
export function withFollowers<T extends { readonly key: string; readonly at: string }>(
  rows: readonly T[],
  follows: (row: T) => boolean,
): readonly Followed<T>[] {
  const gathered: Followed<T>[] = [];
  let waiting: T[] = [];
  for (const row of rows) {
    const [first] = waiting;
    if (first && (first.key !== row.key || first.at !== row.at)) {
      gathered.push(...waiting.map((alone) => ({ row: alone, followed: [] })));
      waiting = [];
    }
    if (follows(row)) waiting.push(row);
    else {
      gathered.push({ row, followed: waiting });
      waiting = [];
    }
  }
  return [...gathered, ...waiting.map((alone) => ({ row: alone, followed: [] }))];
}

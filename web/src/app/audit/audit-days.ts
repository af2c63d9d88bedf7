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

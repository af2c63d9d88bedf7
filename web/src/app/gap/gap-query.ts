/** What the list of clauses is limited to. */
export const SHOWN = ['all', 'unrated', 'gaps'] as const;
export type Shown = (typeof SHOWN)[number];

/** Everything that the address says about the gap analysis. */
export interface GapQuery {
  /** Edition that is shown; null for the first of the journey. */
  readonly edition: string | null;
  readonly shown: Shown;
  readonly section: string | null;
  readonly search: string;
  /** Id of the row that is open. */
  readonly row: string | null;
  /** An earlier round; null for the one that runs. */
  readonly round: number | null;
  readonly view: 'clauses' | 'soa';
  /** What somebody came for: to accept the list, or to see what is missing for it. */
  readonly next: 'accept' | null;
}

/** Reads the address. What it does not know it leaves out, so that an old link still opens. */
export function readGapQuery(params: { get(name: string): string | null }): GapQuery {
  const text = (name: string): string | null => {
    const value = params.get(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  const round = Number(text('round') ?? Number.NaN);
  return {
    edition: text('edition'),
    shown: SHOWN.find((one) => one === text('show')) ?? 'all',
    section: text('section'),
    search: text('q') ?? '',
    row: text('row'),
    round: Number.isInteger(round) && round > 0 ? round : null,
    view: text('view') === 'soa' ? 'soa' : 'clauses',
    next: text('next') === 'accept' ? 'accept' : null,
  };
}

/** The address of a query: only what differs from the usual, null for what is to go. */
export function addressOfGap(query: GapQuery): Readonly<Record<string, string | null>> {
  const { edition, shown, section, search, row, round, view } = query;
  return {
    edition,
    show: shown === 'all' ? null : shown,
    section,
    q: search === '' ? null : search,
    row,
    round: round === null ? null : String(round),
    view: view === 'soa' ? view : null,
    // Done once: whatever is chosen after it takes it out of the address.
    next: null,
  };
}

/** Another edition: what was chosen among the clauses of the one before goes. */
export function withEdition(query: GapQuery, edition: string): GapQuery {
  return { ...query, edition, section: null, row: null, view: 'clauses' };
}

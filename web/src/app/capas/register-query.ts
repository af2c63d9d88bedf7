/** The tabs of the register: saved filters with a count. */
export const VIEWS = ['open', 'late', 'mine', 'again', 'proof', 'reports', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** Columns by which the register can be put in order. */
export const SORTS = ['urgency', 'newest', 'title', 'stage', 'grade', 'owner'] as const;
export type Sort = (typeof SORTS)[number];
export type Direction = 'asc' | 'desc';

/** The filters beside the view. */
export const FILTERS = ['q', 'type', 'site', 'stage', 'grade', 'clause', 'clock', 'waiting', 'owner'] as const;
export type Filter = (typeof FILTERS)[number];

/** Everything that the address says about the register. */
export interface RegisterQuery {
  readonly view: View;
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly sort: Sort;
  readonly direction: Direction;
}

/** The direction in which each order usually runs. */
const USUAL: Readonly<Record<Sort, Direction>> = {
  urgency: 'asc',
  newest: 'desc',
  title: 'asc',
  stage: 'asc',
  grade: 'asc',
  owner: 'asc',
};

/** What the register is about. Journeys and their campaigns have screens of their own. */
const REGISTERED = 'report,capa';

/** What each view asks the server for. */
const ASKS: Readonly<Record<View, Readonly<Record<string, string>>>> = {
  open: { state: 'open' },
  late: { state: 'open', clock: 'late' },
  mine: { state: 'open', waiting: 'me' },
  again: { state: 'open', attempt: 'again' },
  proof: { state: 'open', waiting: 'proof' },
  reports: { state: 'open', type: 'report' },
  closed: { state: 'closed' },
};

/** Filters that make no sense in a view, because it sets them or because nothing runs there any more. */
const SETTLED: Readonly<Record<View, readonly Filter[]>> = {
  open: [],
  late: ['clock'],
  mine: ['waiting'],
  again: ['type'],
  proof: ['waiting', 'clock', 'type', 'stage'],
  reports: ['type'],
  closed: ['clock', 'waiting'],
};

/** The filters that can be chosen in a view. */
export function filtersOf(view: View): readonly Filter[] {
  return FILTERS.filter((filter) => !SETTLED[view].includes(filter));
}

/** Reads the address. What it does not know it leaves out, so that an old link still opens. */
export function readQuery(params: { get(name: string): string | null }): RegisterQuery {
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'open';
  const sort = SORTS.find((one) => one === params.get('sort')) ?? usualSort(view);
  const direction = params.get('direction');
  const filters: Partial<Record<Filter, string>> = {};
  for (const filter of filtersOf(view)) {
    const value = params.get(filter)?.trim();
    if (value) filters[filter] = value;
  }
  return { view, filters, sort, direction: direction === 'asc' || direction === 'desc' ? direction : USUAL[sort] };
}

/** What is closed has no urgency any more. */
function usualSort(view: View): Sort {
  return view === 'closed' ? 'newest' : 'urgency';
}

/** The address of a query: only what differs from the usual, null for what is to go. */
export function addressOf({ view, filters, sort, direction }: RegisterQuery): Readonly<Record<string, string | null>> {
  return {
    ...Object.fromEntries(FILTERS.map((filter) => [filter, filters[filter] ?? null])),
    view: view === 'open' ? null : view,
    sort: sort === usualSort(view) ? null : sort,
    direction: direction === USUAL[sort] ? null : direction,
  };
}

/** The query with another view; filters that the view settles go. */
export function withView(query: RegisterQuery, view: View): RegisterQuery {
  const kept = Object.entries(query.filters).filter(([filter]) => filtersOf(view).some((one) => one === filter));
  const sort = usualSort(view);
  return { view, filters: Object.fromEntries(kept), sort, direction: USUAL[sort] };
}

/** The query with a filter set, or taken away by null. */
export function withFilter(query: RegisterQuery, filter: Filter, value: string | null): RegisterQuery {
  const { [filter]: _old, ...others } = query.filters;
  return { ...query, filters: value === null || value === '' ? others : { ...others, [filter]: value } };
}

/** The query in another order; the same column again turns it round. */
export function withSort(query: RegisterQuery, sort: Sort): RegisterQuery {
  if (query.sort !== sort) return { ...query, sort, direction: USUAL[sort] };
  return { ...query, direction: query.direction === 'asc' ? 'desc' : 'asc' };
}

/** Whether the order runs in its usual direction. */
export function isUsual({ sort, direction }: RegisterQuery): boolean {
  return direction === USUAL[sort];
}

/** The parameters of the list's filter, as the API takes them; the same for rows and counts. */
export function filterParams({ view, filters }: Pick<RegisterQuery, 'view' | 'filters'>): URLSearchParams {
  return new URLSearchParams({ type: REGISTERED, ...filters, ...ASKS[view] });
}

/** The parameters of one page of rows. */
export function pageParams(query: RegisterQuery, limit: number, cursor?: string): URLSearchParams {
  const params = filterParams(query);
  params.set('sort', query.sort);
  params.set('direction', query.direction);
  params.set('limit', String(limit));
  if (cursor !== undefined) params.set('cursor', cursor);
  return params;
}

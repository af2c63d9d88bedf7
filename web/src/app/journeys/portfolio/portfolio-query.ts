import { openWindows } from '#domain/certification/certificates/windows';
import { familyOf } from '#domain/certification/stages';
import { dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import { notValid } from './not-valid.ts';
import type { PortfolioJourney } from './portfolio.ts';
import { ZOOMS, type Zoom } from './timeline-scale.ts';

/** The tabs of the portfolio. */
export const VIEWS = ['all', 'risk', 'audit', 'moving'] as const;
export type View = (typeof VIEWS)[number];

/** What the journeys can be narrowed by. */
export const FILTERS = ['site', 'standard', 'body', 'lead', 'due'] as const;
export type Filter = (typeof FILTERS)[number];

/** Within how many days we are to have done what a journey waits for; what is late is due within each of them. */
export const DUE_WITHIN = ['late', '7', '30', '90'] as const;

/** What filters look at: a journey, and the local day by which it waits for something here. */
export interface Filtered {
  readonly journey: PortfolioJourney;
  readonly dueOn: string | null;
}

/** Columns by which the journeys can be put in order. */
export const SORTS = ['slack', 'title', 'stage', 'lead', 'due', 'audit', 'valid', 'likely'] as const;
export type Sort = (typeof SORTS)[number];

/** Everything that the address says about the portfolio. */
export interface PortfolioQuery {
  readonly view: View;
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly zoom: Zoom;
  /** The first day in sight, where it was moved. */
  readonly from: string | null;
  readonly as: 'timeline' | 'table';
  readonly sort: Sort;
  readonly direction: 'asc' | 'desc';
}

/** Reads the address. What it does not know it leaves out, so that an old link still opens. */
export function readQuery(params: { get(name: string): string | null }): PortfolioQuery {
  const from = params.get('from');
  const filters = Object.fromEntries(
    FILTERS.flatMap((filter) => {
      const value = params.get(filter)?.trim();
      return value ? [[filter, value]] : [];
    }),
  );
  return {
    view: VIEWS.find((one) => one === params.get('view')) ?? 'all',
    filters,
    zoom: ZOOMS.find((one) => one === params.get('zoom')) ?? 'threeYears',
    from: from !== null && /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : null,
    as: params.get('as') === 'table' ? 'table' : 'timeline',
    sort: SORTS.find((one) => one === params.get('sort')) ?? 'slack',
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
  };
}

/** The address of a query: only what differs from the usual, null for what is to go. */
export function addressOf(query: PortfolioQuery): Readonly<Record<string, string | null>> {
  const { view, filters, zoom, from, as, sort, direction } = query;
  return {
    ...Object.fromEntries(FILTERS.map((filter) => [filter, filters[filter] ?? null])),
    view: view === 'all' ? null : view,
    zoom: zoom === 'threeYears' ? null : zoom,
    from,
    as: as === 'timeline' ? null : as,
    sort: sort === 'slack' ? null : sort,
    direction: direction === 'asc' ? null : direction,
  };
}

/** The query in another order; the same column again turns it round. */
export function withSort(query: PortfolioQuery, sort: Sort): PortfolioQuery {
  const direction = query.sort === sort && query.direction === 'asc' ? 'desc' : 'asc';
  return { ...query, sort, direction };
}

export function withFilter(query: PortfolioQuery, filter: Filter, value: string | null): PortfolioQuery {
  const { [filter]: _old, ...others } = query.filters;
  return { ...query, filters: value === null ? others : { ...others, [filter]: value } };
}

/** What a journey is called under a filter. */
export function valuesOf({ journey, dueOn }: Filtered, filter: Filter): readonly string[] {
  switch (filter) {
    case 'site':
      return journey.sites;
    case 'standard':
      return journey.certificates.map(({ standard }) => familyOf(standard));
    case 'body':
      return journey.body === null ? [] : [journey.body];
    case 'lead':
      return [journey.lead];
    case 'due':
      return dueOn === null ? [] : DUE_WITHIN.filter((within) => isDueWithin(dueOn, journey.today, within));
  }
}

function isDueWithin(dueOn: string, today: string, within: (typeof DUE_WITHIN)[number]): boolean {
  return within === 'late' ? dueOn < today : dayNumber(dueOn) - dayNumber(today) <= Number(within);
}

/** Whether a journey belongs under the filters. */
export function matches(row: Filtered, { filters }: Pick<PortfolioQuery, 'filters'>): boolean {
  return FILTERS.every((filter) => {
    const value = filters[filter];
    return value === undefined || valuesOf(row, filter).includes(value);
  });
}

/** Within so many days an audit is near. */
const NEAR_DAYS = 90;
/** A window that ends sooner than this and has no booked audit is a date at risk. */
const UNBOOKED_DAYS = 60;

/** Whether a journey belongs under a tab. */
export function isIn(journey: PortfolioJourney, view: View): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'risk':
      return isAtRisk(journey);
    case 'audit':
      return auditIsNear(journey);
    case 'moving':
      return journey.certificates.some(({ paper, aim }) => paper !== null && paper.edition !== aim);
  }
}

/** A certificate does not count, the 80 % date is past what was promised or must hold, a booked day is likely missed or past a limit, or a window ends unbooked. */
function isAtRisk(journey: PortfolioJourney): boolean {
  const { forecast, windows, audits, today, pastLimits, certificates } = journey;
  if (pastLimits.length > 0 || notValid(certificates) !== null) return true;
  const held = forecast?.limit ?? forecast?.target ?? null;
  if (held !== null && held.at80 < 0) return true;
  if (forecast?.bookings.some(({ likely }) => likely < 0)) return true;
  return openWindows(windows).some(({ from, until }) => {
    const isNear = until >= today && dayNumber(until) - dayNumber(today) <= UNBOOKED_DAYS;
    return isNear && !audits.some(({ status, to }) => status === 'booked' && to !== null && from <= to && to <= until);
  });
}

function auditIsNear({ audits, windows, today }: PortfolioJourney): boolean {
  const until = dateOfNumber(dayNumber(today) + NEAR_DAYS);
  return (
    audits.some((one) => one.status === 'booked' && one.from !== null && one.from <= until) ||
    openWindows(windows).some((one) => one.until >= today && one.until <= until)
  );
}

/** The day of the journeys: the earliest, so that none where time was let pass moves the others; null without any. */
export const dayOf = (journeys: readonly Pick<PortfolioJourney, 'today'>[]): string | null =>
  journeys.map(({ today }) => today).sort()[0] ?? null;

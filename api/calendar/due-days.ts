import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import { dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { Instant } from '#domain/kernel/instant';
import type { RegisterSnapshot } from '../platform/register.ts';
import { assigneesOf, waitsForMe, type Identity } from '../processes/identity.ts';
import { dayAt, ownDatesOf, WITH_OWN_DATES } from './days.ts';
import type { DueItem, DueQuery } from './due-shapes.ts';

/** Of a process what its due days are made of; the state only where it knows days of its own. */
export type DueRow = Pick<
  ProcessRow,
  '_id' | 'type' | 'title' | 'site' | 'owner' | 'waiting' | 'clockAheadMs' | 'lateAt'
> & { readonly state?: unknown };

export const DUE_PROJECTION = {
  type: 1,
  title: 1,
  site: 1,
  owner: 1,
  waiting: 1,
  clockAheadMs: 1,
  lateAt: 1,
  state: { $cond: [{ $eq: ['$type', WITH_OWN_DATES] }, '$state', '$$REMOVE'] },
} as const;

/** What days are read with. */
export interface Reading {
  readonly query: DueQuery;
  readonly me: Identity;
  readonly now: Instant;
  readonly register: RegisterSnapshot;
}

/** The open processes that may have a day in the range; a little wider than it, as the day depends on the site. */
export function dueFilter({ query, me, now }: Omit<Reading, 'register'>): mongo.Filter<ProcessRow> {
  const { first, last } = widest(query);
  const inRange: mongo.Filter<ProcessRow>[] = [
    { type: WITH_OWN_DATES },
    { waiting: { $elemMatch: { until: { $gte: first, $lt: last } } } },
    ...(query.late === 'true' ? [{ lateAt: { $lte: now } }] : []),
  ];
  const mine: mongo.Filter<ProcessRow>[] = [
    { assignees: { $in: assigneesOf(me) } },
    { type: WITH_OWN_DATES, owner: { $in: [...me.actsFor] } },
  ];
  return {
    open: true,
    ...(query.site !== undefined && { site: query.site }),
    ...(query.type !== undefined && { type: query.type }),
    $and: [{ $or: inRange }, ...(query.mine === 'true' ? [{ $or: mine }] : [])],
  };
}

/** The days of these processes in the range, the earliest first; on one day in the order of their keys. */
export function dueItems(rows: readonly DueRow[], reading: Reading): DueItem[] {
  return rows
    .flatMap((row) => [...linesOf(row, reading), ...datesOf(row, reading)])
    .sort((a, b) => inOrder(a.date, b.date) || inOrder(a.key, b.key) || inOrder(a.id, b.id));
}

function linesOf(row: DueRow, { query, me, now, register }: Reading): DueItem[] {
  const { _id: key, type, title, site, clockAheadMs } = row;
  const { first, last } = widest(query);
  const processNow = new Date(Date.parse(now) + clockAheadMs).toISOString();
  return row.waiting.flatMap((waiting): DueItem[] => {
    const { until, pause } = waiting;
    if (until === undefined || until >= last) return [];
    const late = pause === undefined && until < processNow;
    const sought = late && query.late === 'true';
    if (until < first && !sought) return [];
    const date = dayAt(until, site, register);
    if (date > query.to || (date < query.from && !sought)) return [];
    const mine = pause === undefined && waitsForMe(waiting, me);
    if (query.mine === 'true' && !mine) return [];
    return [{ kind: 'waiting', id: `${key}|${waiting.id}`, date, key, type, title, site, waiting, late, mine }];
  });
}

function datesOf(row: DueRow, { query, me }: Reading): DueItem[] {
  const { _id: key, type, title, site, owner } = row;
  if (query.mine === 'true' && (owner === null || !me.actsFor.includes(owner))) return [];
  return ownDatesOf(row)
    .filter(({ on }) => query.from <= on && on <= query.to)
    .map(({ id, on, code, params }) => ({
      kind: 'date',
      id: `${key}|${id}`,
      date: on,
      key,
      type,
      title,
      site,
      code,
      params: { ...params },
    }));
}

/** Every instant of the range anywhere on earth: no zone is more than a day away from UTC. */
function widest({ from, to }: Pick<DueQuery, 'from' | 'to'>): { first: Instant; last: Instant } {
  return { first: beginOf(dayNumber(from) - 1), last: beginOf(dayNumber(to) + 2) };
}

function beginOf(day: number): Instant {
  return `${dateOfNumber(day)}T00:00:00.000Z`;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

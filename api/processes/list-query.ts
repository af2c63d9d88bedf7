import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { Instant } from '#domain/kernel/instant';
import { searchFilter } from './search-filter.ts';

export const LIST_SORTS = ['urgency', 'newest', 'title', 'stage', 'grade', 'owner'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

const word = z.string().min(1).max(80);

/** The filters of the table of processes; the same for its rows and its counts. */
export const listFilterSchema = z.strictObject({
  type: word.optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  site: word.optional(),
  stage: word.optional(),
  grade: word.optional(),
  owner: word.optional(),
  clause: word.optional(),
  clock: z.enum(['late', 'soon', 'onTime']).optional(),
  waiting: z.enum(['me', 'proof', 'hold', 'left']).optional(),
  attempt: z.literal('again').optional(),
  q: z.string().trim().max(200).optional(),
});
export type ListFilter = z.output<typeof listFilterSchema>;

/** The query of the table: filters, order and page. */
export const listQuerySchema = listFilterSchema.extend({
  sort: z.enum(LIST_SORTS).default('urgency'),
  direction: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});
export type ListQuery = z.output<typeof listQuerySchema>;

/** What a filter needs to know beside the query. */
export interface FilterSurroundings {
  /** What the caller may see. */
  readonly reach: mongo.Filter<ProcessRow>;
  readonly now: Instant;
  /** Prefixes of keys, for searching a number without its prefix. */
  readonly keyPrefixes: readonly string[];
  /** How rows name the caller as somebody they wait for. */
  readonly assignees: readonly (string | RegExp)[];
  /** How rows name the people who have left. */
  readonly left: readonly string[];
}

/** Where clocks stand, on the real clock: stored are absolute instants, compared here. */
export function clockFilter(clock: NonNullable<ListFilter['clock']>, now: Instant): mongo.Filter<ProcessRow> {
  switch (clock) {
    case 'late':
      return { lateAt: { $lte: now } };
    case 'soon':
      return { soonAt: { $lte: now }, lateAt: { $gt: now } };
    case 'onTime':
      return { lateAt: { $not: { $lte: now } }, soonAt: { $not: { $lte: now } } };
  }
}

/** What waits for somebody who is named like this. */
export function waitsFor(assignees: readonly (string | RegExp)[]): mongo.Filter<ProcessRow> {
  return { assignees: { $in: [...assignees] } };
}

/** One filter over `processes` from the query's parts. Every part narrows; none widens. */
export function processFilter(query: ListFilter, around: FilterSurroundings): mongo.Filter<ProcessRow> {
  const parts: mongo.Filter<ProcessRow>[] = [around.reach];
  if (query.type !== undefined) parts.push({ type: oneOf(query.type) });
  // “All” is written out, so that an index with `open` in front of the order can still be walked in order.
  parts.push({ open: query.state === 'all' ? { $in: [true, false] } : query.state === 'open' });
  if (query.site !== undefined) parts.push({ site: query.site });
  if (query.stage !== undefined) parts.push({ stage: query.stage });
  if (query.grade !== undefined) parts.push({ grade: query.grade });
  if (query.owner !== undefined) parts.push({ owner: query.owner });
  if (query.clause !== undefined) parts.push({ clauses: query.clause });
  if (query.attempt === 'again') parts.push({ attempt: { $gte: 2 } });
  if (query.clock !== undefined) parts.push(clockFilter(query.clock, around.now));
  if (query.waiting === 'proof') parts.push({ 'waiting.pause': 'proof' });
  if (query.waiting === 'hold') parts.push({ held: true });
  if (query.waiting === 'me') parts.push(waitsFor(around.assignees));
  if (query.waiting === 'left') parts.push(waitsFor(around.left));
  if (query.q !== undefined && query.q !== '') parts.push(searchFilter(query.q, around));
  return allOf(parts);
}

/** `capa`, or several with commas between: `report,capa`. */
function oneOf(words: string): string | { $in: string[] } {
  const all = words.split(',');
  return all.length === 1 ? words : { $in: all };
}

/** Joins filters. Parts about different fields become one flat filter, which index selection understands best. */
export function allOf(parts: readonly mongo.Filter<ProcessRow>[]): mongo.Filter<ProcessRow> {
  const present = parts.filter((part) => Object.keys(part).length > 0);
  const names = present.flatMap((part) => Object.keys(part));
  if (new Set(names).size === names.length) return Object.assign({}, ...present) as mongo.Filter<ProcessRow>;
  return { $and: [...present] };
}

import type { mongo } from 'mongoose';
import { z } from 'zod';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { allOf, type ListQuery, type ListSort } from './list-query.ts';
import { LIST_PROJECTION, type ListedRow } from './list-row.ts';

type Direction = 'asc' | 'desc';

interface Order {
  /** The field that decides; ties are decided by the key. */
  readonly field: 'lateAt' | 'raisedAt' | 'title' | 'stage' | 'grade' | 'owner';
  readonly usually: Direction;
  /** Rows without a value come last, whichever the direction. */
  readonly nullable: boolean;
}

const ORDERS: Readonly<Record<ListSort, Order>> = {
  urgency: { field: 'lateAt', usually: 'asc', nullable: true },
  newest: { field: 'raisedAt', usually: 'desc', nullable: false },
  title: { field: 'title', usually: 'asc', nullable: false },
  stage: { field: 'stage', usually: 'asc', nullable: false },
  grade: { field: 'grade', usually: 'asc', nullable: true },
  owner: { field: 'owner', usually: 'asc', nullable: true },
};

/** Where a page ended. */
const cursorSchema = z.strictObject({
  /** The order it was made for; in another one it means nothing. */
  order: z.string(),
  /** The value of the deciding field in the last row; null among the rows without one. */
  value: z.union([z.string(), z.number(), z.null()]),
  id: z.string(),
});
type Cursor = z.output<typeof cursorSchema>;

/** One page of a list. */
export interface Page {
  readonly rows: readonly ListedRow[];
  readonly nextCursor: string | null;
}

/** What a page is taken from. */
export interface PageSource {
  readonly filter: mongo.Filter<ProcessRow>;
  /** The filter finds few rows by itself (a search, an inbox): they are sorted, instead of walking an index in order. */
  readonly selective: boolean;
  /** All stages in the order of the steppers, which the order by stage follows. */
  readonly stages: readonly string[];
}

/**
 * One page by keyset: each page begins behind the last row of the page before, so that rows which come and go meanwhile
 * neither repeat nor hide another.
 */
export async function listPage(
  store: Store,
  source: PageSource,
  query: Pick<ListQuery, 'sort' | 'direction' | 'limit' | 'cursor'>,
): Promise<Page> {
  const order = ORDERS[query.sort];
  const direction = query.direction ?? order.usually;
  const name = `${query.sort}:${direction}`;
  const after =
    query.cursor === undefined ? null : readCursor(query.cursor, cursorSchema, (cursor) => cursor.order === name);
  const wanted = query.limit + 1;
  const read = source.selective ? bySorting : order.field === 'stage' ? byStage : byIndex;
  const rows = await read(store, source, order, direction, after, wanted);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (rows.length <= query.limit || last === undefined) return { rows: page, nextCursor: null };
  const value = order.field === 'stage' ? source.stages.indexOf(last.stage) : last[order.field];
  return { rows: page, nextCursor: writeCursor({ order: name, value, id: last._id } satisfies Cursor) };
}

/** Walks an index: rows with a value first, then (only when the page is not full) those without. */
async function byIndex(
  store: Store,
  { filter }: PageSource,
  { field, nullable }: Order,
  direction: Direction,
  after: Cursor | null,
  wanted: number,
): Promise<ListedRow[]> {
  const step = direction === 'asc' ? 1 : -1;
  const sort: Record<string, 1 | -1> = { [field]: step, _id: step };
  const rows: ListedRow[] = [];
  const read = (part: mongo.Filter<ProcessRow>): Promise<ListedRow[]> =>
    store.processes
      .find(allOf([filter, part]))
      .project<ListedRow>(LIST_PROJECTION)
      .sort(sort)
      .limit(wanted - rows.length)
      .toArray();
  if (after?.value !== null) {
    const present = nullable ? { [field]: { $gt: '' } } : {};
    rows.push(...(await read(after === null ? present : behindFilter(field, after, step, nullable))));
  }
  if (nullable && rows.length < wanted) {
    const behind = after?.value === null ? { _id: step === 1 ? { $gt: after.id } : { $lt: after.id } } : {};
    rows.push(...(await read(allOf([{ [field]: null }, behind]))));
  }
  return rows;
}

/** Stages follow the stepper, not the alphabet: one stage after the other, until the page is full. */
async function byStage(
  store: Store,
  { filter, stages }: PageSource,
  _order: Order,
  direction: Direction,
  after: Cursor | null,
  wanted: number,
): Promise<ListedRow[]> {
  const step = direction === 'asc' ? 1 : -1;
  // A stage that no stepper has any more ranks before all others; its rows are shown all the same.
  const ascending = [-1, ...stages.keys()];
  const ranks = direction === 'asc' ? ascending : ascending.reverse();
  const begin = after === null ? 0 : Math.max(0, ranks.indexOf(Number(after.value)));
  const rows: ListedRow[] = [];
  for (const rank of ranks.slice(begin)) {
    const behind = rank === after?.value ? { _id: step === 1 ? { $gt: after.id } : { $lt: after.id } } : {};
    rows.push(
      ...(await store.processes
        .find(allOf([filter, { stage: stages[rank] ?? { $nin: [...stages] } }, behind]))
        .project<ListedRow>(LIST_PROJECTION)
        .sort({ _id: step })
        .limit(wanted - rows.length)
        .toArray()),
    );
    if (rows.length >= wanted) break;
  }
  return rows;
}

/** Rows behind the cursor. The bound on the field alone lets the index begin in the right place. */
function behindFilter(field: string, after: Cursor, step: 1 | -1, nullable: boolean): mongo.Filter<ProcessRow> {
  const beyond = step === 1 ? '$gt' : '$lt';
  const bound = step === 1 ? { $gte: after.value } : { $lte: after.value, ...(nullable ? { $gt: '' } : {}) };
  return {
    [field]: bound,
    $or: [{ [field]: { [beyond]: after.value } }, { [field]: after.value, _id: { [beyond]: after.id } }],
  };
}

/** Sorts what the filter finds: by the stepper's order for stages, with absent values last for everything else. */
async function bySorting(
  store: Store,
  { filter, stages }: PageSource,
  { field }: Order,
  direction: Direction,
  after: Cursor | null,
  wanted: number,
): Promise<ListedRow[]> {
  const step = direction === 'asc' ? 1 : -1;
  const beyond = direction === 'asc' ? '$gt' : '$lt';
  const last = direction === 'asc' ? '\uffff' : '';
  const rank = field === 'stage' ? { $indexOfArray: [[...stages], '$stage'] } : { $ifNull: [`$${field}`, last] };
  const value = after?.value ?? last;
  return store.processes
    .aggregate<ListedRow>([
      { $match: filter },
      { $project: LIST_PROJECTION },
      { $set: { rank } },
      ...(after === null
        ? []
        : [{ $match: { $or: [{ rank: { [beyond]: value } }, { rank: value, _id: { [beyond]: after.id } }] } }]),
      { $sort: { rank: step, _id: step } },
      { $limit: wanted },
      { $unset: 'rank' },
    ])
    .toArray();
}

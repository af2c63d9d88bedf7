import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { allOf, clockFilter, waitsFor, type FilterSurroundings } from './list-query.ts';

/** How many processes a filter finds, and how many of them under each quick filter. */
export interface ProcessCounts {
  readonly total: number;
  readonly late: number;
  readonly soon: number;
  readonly onTime: number;
  readonly mine: number;
  readonly again: number;
  readonly proof: number;
  /** That wait for somebody who has left, and so for nobody. */
  readonly left: number;
}

/** Counts what a filter finds, each part from its own index. */
export async function countProcesses(
  store: Store,
  filter: mongo.Filter<ProcessRow>,
  { assignees, left, now }: Pick<FilterSurroundings, 'assignees' | 'left' | 'now'>,
): Promise<ProcessCounts> {
  const count = (part: mongo.Filter<ProcessRow>): Promise<number> =>
    store.processes.countDocuments(allOf([filter, part]));
  const [total, late, soon, again, proof, mine, stranded] = await Promise.all([
    count({}),
    count(clockFilter('late', now)),
    count(clockFilter('soon', now)),
    count({ attempt: { $gte: 2 } }),
    count({ 'waiting.pause': 'proof' }),
    count(waitsFor(assignees)),
    left.length === 0 ? 0 : count(waitsFor(left)),
  ]);
  return { total, late, soon, onTime: total - late - soon, mine, again, proof, left: stranded };
}

import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Instant } from '#domain/kernel/instant';
import { allOf } from './list-query.ts';

/** How many processes a filter finds, and how many of them under each quick filter. */
export interface ProcessCounts {
  readonly total: number;
  readonly late: number;
  readonly soon: number;
  readonly onTime: number;
  readonly mine: number;
  readonly again: number;
  readonly proof: number;
}

const NONE: ProcessCounts = { total: 0, late: 0, soon: 0, onTime: 0, mine: 0, again: 0, proof: 0 };

/** Counts in one pass over what the filter finds; `myKeys` are the processes that wait for the caller. */
export async function countProcesses(
  store: Store,
  filter: mongo.Filter<ProcessRow>,
  myKeys: readonly string[],
  now: Instant,
): Promise<ProcessCounts> {
  const isLate = { $and: [{ $ne: ['$lateAt', null] }, { $lte: ['$lateAt', now] }] };
  const isSoon = { $and: [{ $ne: ['$soonAt', null] }, { $lte: ['$soonAt', now] }, { $not: [isLate] }] };
  const [counted, mine] = await Promise.all([
    store.processes
      .aggregate<Omit<ProcessCounts, 'mine' | 'onTime'>>([
        { $match: filter },
        {
          $group: {
            _id: null,
            total: { $sum: 1 },
            late: howMany(isLate),
            soon: howMany(isSoon),
            again: howMany({ $gte: ['$attempt', 2] }),
            proof: howMany({ $in: ['proof', '$waiting.pause'] }),
          },
        },
        { $unset: '_id' },
      ])
      .next(),
    myKeys.length === 0
      ? Promise.resolve(0)
      : store.processes.countDocuments(allOf([filter, { _id: { $in: [...myKeys] } }])),
  ]);
  if (!counted) return NONE;
  return { ...counted, onTime: counted.total - counted.late - counted.soon, mine };
}

function howMany(condition: object): { $sum: object } {
  return { $sum: { $cond: [condition, 1, 0] } };
}

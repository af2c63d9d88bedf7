import type { EventRow, ProcessRow } from '#activities/store/rows';
import { canonicalJson } from '#activities/store/canonical';
import { withOwnClaims } from '#activities/store/claims';
import type { Store } from '#activities/store/store';
import { fold } from '#domain/kernel/head';
import type { AnyProcess } from '#domain/kernel/process';
import { rowOf } from './project.ts';

/** What a rebuild did to one process. */
export type Rebuilt = 'same' | 'repaired';

/** Keys of all processes that have events, in order. */
export async function* keysWithEvents(store: Store): AsyncGenerator<string> {
  for await (const { _id } of store.events.aggregate<{ _id: string }>([
    { $match: { seq: 1 } },
    { $project: { _id: '$key' } },
    { $sort: { _id: 1 } },
  ])) {
    yield _id;
  }
}

/**
 * Folds the events of one process anew and puts its snapshot right. Events are what counts: a head that was
 * lost comes back, an edited one is overwritten. What only the head knows (epoch, clock, parked inputs) stays.
 */
export async function rebuildProcess(
  store: Store,
  processes: Readonly<Record<string, AnyProcess>>,
  key: string,
): Promise<Rebuilt> {
  const session = store.connection.getClient().startSession();
  try {
    return await session.withTransaction(
      async () => {
        const before = await store.processes.findOne({ _id: key }, { session });
        const events = await store.events.find({ key }, { session }).sort({ seq: 1 }).toArray();
        const after = await withOwnClaims(store, before, foldedRow(processes, key, events, before), { session });
        if (before && sameRow(before, after)) return 'same';
        // Written anew: what a worker remembers of this head is not the one in the store any more.
        const row = { ...after, recordedAt: new Date().toISOString() };
        await store.processes.replaceOne({ _id: key }, row, { session, upsert: true });
        return 'repaired';
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } },
    );
  } finally {
    await session.endSession();
  }
}

/**
 * Folds anew every head that another release has derived, so that a state is never read in a shape that today's rules do
 * not know. For the start of a worker; safe beside others that run. Returns the keys of what it wrote, and of what it could not
 * fold: that stays as it is, for `npm run verify:audit` to explain, and keeps nobody else from working.
 */
export async function rebuildOutdated(
  store: Store,
  processes: Readonly<Record<string, AnyProcess>>,
): Promise<{ readonly folded: string[]; readonly left: string[] }> {
  const outdated = Object.values(processes).map(({ type, stateSchema }) => ({
    type,
    stateSchema: { $ne: stateSchema },
  }));
  const folded: string[] = [];
  const left: string[] = [];
  for await (const { _id } of store.processes.find({ $or: outdated }, { projection: { _id: 1 } })) {
    await rebuildProcess(store, processes, _id).then(
      () => folded.push(_id),
      () => left.push(_id),
    );
  }
  return { folded, left };
}

function foldedRow(
  processes: Readonly<Record<string, AnyProcess>>,
  key: string,
  events: readonly EventRow[],
  before: ProcessRow | null,
): ProcessRow {
  const last = events.at(-1);
  const process = last && processes[last.type];
  if (!last || !process) throw new Error(`${key} has no events of a known process type`);
  return rowOf(
    process,
    {
      key,
      site: last.site,
      version: last.seq,
      state: fold(process, key, events),
      lastAt: last.at,
      parked: before?.parked ?? [],
    },
    {
      epoch: before?.epoch ?? 1,
      chain: last.hash,
      clockAheadMs: before?.clockAheadMs ?? 0,
      recordedAt: before?.recordedAt ?? last.recordedAt,
    },
  );
}

function sameRow(a: ProcessRow, b: ProcessRow): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

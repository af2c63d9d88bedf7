import { isDeepStrictEqual } from 'node:util';
import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';

/** The head in the store is no longer the one that a turn began with: somebody else took a turn meanwhile. */
export class HeadMoved extends Error {
  constructor(key: string) {
    super(`The head of ${key} is not the one this turn began with`);
  }
}

/**
 * Writes the head after a turn; of one that exists only what changed, and only over the very row the turn began with.
 * Throws `HeadMoved` when that row is not there any more.
 */
export async function writeHead(
  { processes }: Store,
  session: Session,
  before: ProcessRow | null,
  after: ProcessRow,
): Promise<void> {
  if (!before) {
    await processes.insertOne(after, { session });
    return;
  }
  const { _id, epoch, version, recordedAt } = before;
  const { matchedCount } = await processes.updateOne({ _id, epoch, version, recordedAt }, changesOf(before, after), {
    session,
  });
  if (matchedCount === 0) throw new HeadMoved(_id);
}

/** What makes one row of a process the other: whole fields, and of the state whole members. */
function changesOf(before: ProcessRow, after: ProcessRow): mongo.UpdateFilter<ProcessRow> {
  const { state: stateBefore, ...rowBefore } = before;
  const { state: stateAfter, ...rowAfter } = after;
  const $set: Record<string, unknown> = {};
  const $unset: Record<string, ''> = {};
  const compare = (from: object, to: object, path: string): void => {
    const [old, now] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
    for (const [name, value] of now) if (!isDeepStrictEqual(value, old.get(name))) $set[path + name] = value;
    for (const name of old.keys()) if (!now.has(name)) $unset[path + name] = '';
  };
  compare(rowBefore, rowAfter, '');
  if (hasMembers(stateBefore) && hasMembers(stateAfter)) compare(stateBefore, stateAfter, 'state.');
  else $set['state'] = stateAfter;
  return { $set, ...(Object.keys($unset).length > 0 ? { $unset } : {}) };
}

/** Whether it can be written member by member: an object whose names mean nothing to the database. */
function hasMembers(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every((name) => !/[.$]/.test(name));
}

import type { ProcessRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';

/** The head in the store is no longer the one that a turn began with: somebody else took a turn meanwhile. */
export class HeadMoved extends Error {
  constructor(key: string) {
    super(`The head of ${key} is not the one this turn began with`);
  }
}

/**
 * Writes the head after a turn, over the very row the turn began with; throws `HeadMoved` when that is not there any
 * more. A row is replaced as a whole, for open pages are told of inserted and replaced heads (`api/live`).
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
  const { matchedCount } = await processes.replaceOne({ _id, epoch, version, recordedAt }, after, { session });
  if (matchedCount === 0) throw new HeadMoved(_id);
}

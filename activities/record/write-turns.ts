import type { CommandRow, EventRow, IncidentRow, ProcessRow } from '#activities/store/rows';
import { insertAll, type Session, type Store } from '#activities/store/store';
import { writeEffects, type Effects, type Trust } from './effects.ts';

/** Everything that one turn writes. Nothing but outcomes when there is no process after it. */
export interface TurnRows {
  /** The head that the turn began with; null when there was none. */
  readonly before: ProcessRow | null;
  readonly after: ProcessRow | null;
  readonly events: readonly EventRow[];
  readonly outcomes: readonly CommandRow[];
  readonly effects: Effects;
  readonly incidents: readonly IncidentRow[];
}

/** A head in the store is no longer the one that its turn began with: somebody else took a turn meanwhile. */
export class HeadMoved extends Error {
  constructor(keys: readonly string[]) {
    super(`The head of ${keys.join(' or ')} is not the one its turn began with`);
  }
}

/** Writes turns, one of each process, within the transaction of the session. Throws `HeadMoved`. */
export async function writeTurns(
  store: Store,
  session: Session,
  turns: readonly TurnRows[],
  trust: Trust,
): Promise<void> {
  await writeHeads(store, session, turns);
  await insertAll(
    store.events,
    turns.flatMap(({ events }) => events),
    session,
  );
  await insertAll(
    store.commands,
    turns.flatMap(({ outcomes }) => outcomes),
    session,
  );
  await writeEffects(
    store,
    session,
    turns.map(({ effects }) => effects),
    trust,
  );
  await insertAll(
    store.incidents,
    turns.flatMap(({ incidents }) => incidents),
    session,
  );
}

/**
 * Writes the heads over the very rows their turns began with. A row is replaced as a whole, for open pages are told of
 * inserted and replaced heads (`api/live`).
 */
async function writeHeads({ processes }: Store, session: Session, turns: readonly TurnRows[]): Promise<void> {
  const born = turns.flatMap(({ before, after }) => (after && !before ? [after] : []));
  await insertAll(processes, born, session);
  const replaced = turns.flatMap(({ before, after }) => (before && after ? [{ filter: asItWas(before), after }] : []));
  const [first] = replaced;
  if (first === undefined) return;
  const { matchedCount } =
    replaced.length === 1
      ? await processes.replaceOne(first.filter, first.after, { session })
      : await processes.bulkWrite(
          replaced.map(({ filter, after: replacement }) => ({ replaceOne: { filter, replacement } })),
          { session },
        );
  if (matchedCount < replaced.length) throw new HeadMoved(replaced.map(({ after }) => after._id));
}

function asItWas({ _id, epoch, version, recordedAt }: ProcessRow): Partial<ProcessRow> {
  return { _id, epoch, version, recordedAt };
}

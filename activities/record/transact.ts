import type { Session, Store } from '#activities/store/store';

/** A transaction's whole budget: what takes longer is given up, so that the caller hears in time. */
const BUDGET_MS = 2_000;

/**
 * Runs the work in one transaction, all or nothing, and `afterwards` when it is committed. Gives up after two seconds,
 * for the driver has no time-out of its own; a transaction that commits after all still runs `afterwards`.
 */
export async function transact<T>(
  { connection }: Store,
  work: (session: Session) => Promise<T>,
  afterwards: (result: T) => void,
): Promise<T> {
  const session = connection.getClient().startSession();
  const whole = committed(session, work)
    .then((result) => {
      afterwards(result);
      return result;
    })
    .finally(() => session.endSession());
  return withinBudget(whole);
}

async function committed<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } });
    const result = await work(session);
    await session.commitTransaction();
    return result;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    throw error;
  }
}

/** The work's result, or an error when it takes longer than a transaction may. */
export async function withinBudget<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The record did not answer within ${String(BUDGET_MS)} ms`));
    }, BUDGET_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

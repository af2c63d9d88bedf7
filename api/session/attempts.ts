import { RateLimiterMemory, RateLimiterMongo } from 'rate-limiter-flexible';
import type { Store } from '#activities/store/store';
import { takeOne } from '../platform/take-one.ts';

/** Wrong passwords after which an account is locked, and for how long. */
const FAILURES_PER_ACCOUNT = 8;
const LOCKED_S = 15 * 60;
/** Attempts a minute from one address: at one account, and altogether (a whole site may share an address). */
const PER_ACCOUNT_AND_ADDRESS = 12;
const PER_ADDRESS = 120;

/** Counts attempts to sign in. Names that belong to nobody are counted and locked like those that do. */
export interface Attempts {
  /** Counts an attempt before it is known whether it succeeds. Throws when there were too many. */
  count(email: string, address: string): Promise<void>;
  /** Forgets the failures of an account. */
  forget(email: string): Promise<void>;
}

export function createAttempts(store: Store): Attempts {
  const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: 60 });
  const perAccountAndAddress = new RateLimiterMemory({ points: PER_ACCOUNT_AND_ADDRESS, duration: 60 });
  // Kept in the database, so that a restart opens nothing and several servers count together.
  const perAccount = new RateLimiterMongo({
    storeClient: store.connection.getClient(),
    dbName: store.connection.name,
    tableName: 'signInFailures',
    keyPrefix: 'account',
    points: FAILURES_PER_ACCOUNT,
    duration: LOCKED_S,
    blockDuration: LOCKED_S,
  });
  return {
    async count(email, address) {
      await takeOne(() => perAddress.consume(address), 'tooManyAttempts');
      await takeOne(() => perAccount.consume(email), 'accountLocked');
      await takeOne(() => perAccountAndAddress.consume(`${address} ${email}`), 'tooManyAttempts');
    },
    async forget(email) {
      await perAccount.delete(email);
    },
  };
}

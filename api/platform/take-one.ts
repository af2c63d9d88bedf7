import { RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** Takes one of what a limiter has left; throws the problem, with how long to wait, when nothing is. */
export async function takeOne(
  consume: () => Promise<unknown>,
  code: 'tooManyAttempts' | 'accountLocked',
): Promise<void> {
  try {
    await consume();
  } catch (error) {
    // The limiter rejects with its counter when there is nothing left, and with an error when it failed.
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Problem(code, { retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
  }
}

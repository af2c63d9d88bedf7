import { Problem } from '../platform/problem.ts';

/** How long looks at the record may take before the caller of a command hears that it is away. */
const LOOK_UP_MS = 2_000;

/**
 * Waits for a look at the record, but not longer than a command may: a database that stopped answering without closing
 * its connections would keep the caller for minutes otherwise, and the driver has no time limit of its own for that.
 */
export async function inTime<T>(look: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Problem('recordAway', { retryAfter: 2 }));
    }, LOOK_UP_MS);
  });
  try {
    return await Promise.race([look, late]);
  } finally {
    clearTimeout(timer);
  }
}

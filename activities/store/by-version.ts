import type { Store } from './store.ts';

/** Something made of what changes seldom: read again only when the register's version moved. */
export interface ByVersion<T> {
  /** At most `trustedForMs` behind what was written elsewhere. */
  current(): Promise<T>;
  /** Asks for the version anew with the next look-up, after this program itself changed something. */
  forget(): void;
}

/**
 * Keeps what `read` made of the register for as long as its version stays the same. `trustedForMs` is how long a version
 * is trusted without asking for it: a round trip saved each time. Whoever asks meanwhile waits for the same answer.
 */
export function byVersion<T>(
  store: Store,
  { trustedForMs }: { readonly trustedForMs: number },
  read: () => Promise<T>,
): ByVersion<T> {
  let known: { readonly version: number; readonly made: T } | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<T> | null = null;
  let forgotten = 0;

  async function refresh(): Promise<T> {
    const startedAt = performance.now();
    const forgottenBefore = forgotten;
    const row = await store.register.findOne({ _id: 'register' });
    const version = row?.version ?? 0;
    if (known?.version !== version) known = { version, made: await read() };
    if (forgotten === forgottenBefore) checkedAt = startedAt;
    return known.made;
  }

  return {
    async current() {
      if (known && performance.now() - checkedAt < trustedForMs) return known.made;
      // What nobody trusts for a moment is not what somebody else asked for a moment ago.
      if (reading && trustedForMs > 0) return reading;
      const mine = refresh().finally(() => {
        if (reading === mine) reading = null;
      });
      reading = mine;
      return mine;
    },
    forget() {
      forgotten += 1;
      checkedAt = Number.NEGATIVE_INFINITY;
      reading = null;
    },
  };
}

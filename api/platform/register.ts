import type { PersonRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';

/** People and sites as they were at one version of the register. */
export interface RegisterSnapshot {
  readonly version: number;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly sites: ReadonlyMap<string, SiteRow>;
}

/** People and sites, kept in memory for as long as the register's version stays the same. */
export interface Register {
  /** At most `FRESH_FOR_MS` behind what was written elsewhere. */
  current(): Promise<RegisterSnapshot>;
  /** Reads the version anew with the next look-up, after this process itself changed something. */
  forget(): void;
}

/** How long a version that was read is trusted without asking again. */
const FRESH_FOR_MS = 500;

export function createRegister(store: Store): Register {
  let snapshot: RegisterSnapshot | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<RegisterSnapshot> | null = null;
  let forgotten = 0;

  async function refresh(): Promise<RegisterSnapshot> {
    const startedAt = performance.now();
    const forgottenBefore = forgotten;
    const row = await store.register.findOne({ _id: 'register' });
    const version = row?.version ?? 0;
    if (snapshot?.version !== version) {
      const [people, sites] = await Promise.all([
        store.people.find().sort({ name: 1 }).toArray(),
        store.sites.find().sort({ name: 1 }).toArray(),
      ]);
      snapshot = {
        version,
        people: new Map(people.map((person) => [person._id, person])),
        sites: new Map(sites.map((site) => [site._id, site])),
      };
    }
    if (forgotten === forgottenBefore) checkedAt = startedAt;
    return snapshot;
  }

  return {
    async current() {
      if (snapshot && performance.now() - checkedAt < FRESH_FOR_MS) return snapshot;
      if (reading) return reading;
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

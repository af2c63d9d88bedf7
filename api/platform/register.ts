import { byVersion, type ByVersion } from '#activities/store/by-version';
import type { PersonRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';

/** People and sites as they were at one version of the register. */
export interface RegisterSnapshot {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly sites: ReadonlyMap<string, SiteRow>;
}

/** People and sites, kept in memory for as long as the register's version stays the same. */
export type Register = ByVersion<RegisterSnapshot>;

/** How long a version that was read is trusted without asking again. */
const FRESH_FOR_MS = 500;

export function createRegister(store: Store): Register {
  return byVersion(store, { trustedForMs: FRESH_FOR_MS }, async () => {
    const [people, sites] = await Promise.all([
      store.people.find().sort({ name: 1 }).toArray(),
      store.sites.find().sort({ name: 1 }).toArray(),
    ]);
    return {
      people: new Map(people.map((person) => [person._id, person])),
      sites: new Map(sites.map((site) => [site._id, site])),
    };
  });
}

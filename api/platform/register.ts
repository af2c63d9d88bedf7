import { byVersion, type ByVersion } from '#activities/store/by-version';
import { heldEditions } from '#activities/store/held-editions';
import type { PersonRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Body } from '#domain/kernel/reference';

/** People, sites, bodies and editions as they were at one version of the register. */
export interface RegisterSnapshot {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly sites: ReadonlyMap<string, SiteRow>;
  /** Those in use first. */
  readonly bodies: readonly Body[];
  readonly editions: readonly NamedEdition[];
}

/** An edition of a standard, as far as it is looked for. */
export interface NamedEdition {
  readonly name: string;
  readonly subject: string;
}

/** People, sites, certification bodies and names of editions, kept in memory for as long as the register's version stays the same. */
export type Register = ByVersion<RegisterSnapshot>;

/** How long a version that was read is trusted without asking again. */
const FRESH_FOR_MS = 500;

export function createRegister(store: Store): Register {
  return byVersion(store, { trustedForMs: FRESH_FOR_MS }, async () => {
    const [people, sites, bodies, editions] = await Promise.all([
      store.people.find().sort({ name: 1 }).toArray(),
      store.sites.find().sort({ name: 1 }).toArray(),
      store.bodies.find().sort({ 'body.active': -1, 'body.name': 1 }).toArray(),
      store.editions.find().toArray(),
    ]);
    return {
      people: new Map(people.map((person) => [person._id, person])),
      sites: new Map(sites.map((site) => [site._id, site])),
      bodies: bodies.map(({ body }) => body),
      editions: heldEditions(editions).map(({ edition: { name }, standard: { subject } }) => ({ name, subject })),
    };
  });
}

import type { Calendar } from '#domain/kernel/calendar';
import { catalogueOf } from '#domain/kernel/catalogue';
import { directoryOf, type Directory, type PersonEntry } from '#domain/kernel/directory';
import type { Policy } from '#domain/kernel/policy';
import { referenceOf, type Reference } from '#domain/kernel/reference';
import { byVersion } from './by-version.ts';
import { heldEditions } from './held-editions.ts';
import type { PersonRow } from './rows.ts';
import type { Store } from './store.ts';

/** What rules look up beside the state, for one site, with the versions that events name. */
export interface SiteSurroundings {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly reference: Reference;
}

interface Register {
  readonly directory: Directory;
  readonly reference: Reference;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly sites: ReadonlyMap<string, { policy: string; calendar: string }>;
}

/** Resolves policy, calendar and people for a site, reading them again only when one of them changed. */
export interface SurroundingsLoader {
  forSite(site: string): Promise<SiteSurroundings>;
  /** Reads anew with the next look-up, after this program itself changed something. */
  forget(): void;
}

/** `trustedForMs`: how long what was read is trusted without asking for its version; a round trip saved each time. */
export function createSurroundingsLoader(
  store: Store,
  { trustedForMs = 0 }: { trustedForMs?: number | undefined } = {},
): SurroundingsLoader {
  const register = byVersion(store, { trustedForMs }, () => readRegister(store));
  return {
    async forSite(site) {
      const { sites, policies, calendars, directory, reference } = await register.current();
      const settings = sites.get(site);
      const policy = settings && policies.get(settings.policy);
      const calendar = settings && calendars.get(settings.calendar);
      if (!policy || !calendar) throw new Error(`Site ${site} has no policy or calendar`);
      return { policy, calendar, directory, reference };
    },
    forget: () => {
      register.forget();
    },
  };
}

/** Tells every cache that people, sites, policies or calendars changed. Call it in the transaction that changes them. */
export async function registerChanged(
  store: Store,
  session?: Parameters<Store['people']['bulkWrite']>[1],
): Promise<void> {
  await store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } }, { ...session, upsert: true });
}

async function readRegister(store: Store): Promise<Register> {
  const [people, sites, policies, calendars, editions, bodies] = await Promise.all([
    store.people.find().sort({ _id: 1 }).toArray(),
    store.sites.find().toArray(),
    store.policies.find().toArray(),
    store.calendars.find().toArray(),
    store.editions.find().toArray(),
    store.bodies.find().sort({ _id: 1 }).toArray(),
  ]);
  const held = heldEditions(editions);
  return {
    directory: directoryOf(people.map(personEntry)),
    reference: referenceOf(
      held.map(({ edition }) => edition),
      catalogueOf(held.map(({ standard }) => standard)),
      bodies.map((row) => row.body),
      sites.map((site) => site._id),
    ),
    sites: new Map(sites.map((site) => [site._id, { policy: site.policy, calendar: site.calendar }])),
    policies: latest(policies.map((row) => row.policy)),
    calendars: latest(calendars.map((row) => row.calendar)),
  };
}

export function personEntry(row: PersonRow): PersonEntry {
  return {
    id: row._id,
    active: row.active,
    site: row.site,
    roles: row.roles,
    ...(row.manager === null ? {} : { manager: row.manager }),
    ...(row.absence === null ? {} : { absence: row.absence }),
  };
}

function latest<T extends { readonly id: string; readonly version: number }>(versions: readonly T[]): Map<string, T> {
  const byId = new Map<string, T>();
  for (const candidate of versions) {
    const known = byId.get(candidate.id);
    if (!known || known.version < candidate.version) byId.set(candidate.id, candidate);
  }
  return byId;
}

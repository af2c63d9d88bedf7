import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { PersonRow, ProcessRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { mayAnywhere, type Permission } from '#domain/kernel/permissions';
import type { AnyProcess } from '#domain/kernel/process';
import type { Body } from '#domain/kernel/reference';
import { keyPrefixes, processTypes, realNow } from '../processes/caller.ts';
import { allOf } from '../processes/list-query.ts';
import { keyRange, readSearch, searchFilter } from '../processes/search-filter.ts';
import { reachFilter } from '../platform/reach.ts';
import type { NamedEdition } from '../platform/register.ts';
import { route, type Route } from '../platform/route.ts';
import { kindNamed } from './kind-named.ts';
import { findsTyped, type Finds } from './typed-words.ts';

type Found = Pick<ProcessRow, '_id' | 'type' | 'title' | 'stage' | 'site' | 'open'>;

const FOUND_PROJECTION = { type: 1, title: 1, stage: 1, site: 1, open: 1 } as const;

const query = z.strictObject({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(8),
});

const foundSchema = z.object({
  processes: z.array(
    z.object({
      key: z.string(),
      type: z.string(),
      title: z.string(),
      stage: z.string(),
      site: z.string(),
      open: z.boolean(),
    }),
  ),
  people: z.array(z.object({ id: z.string(), name: z.string(), title: z.string(), site: z.string() })),
  sites: z.array(z.object({ id: z.string(), name: z.string() })),
  bodies: z.array(z.object({ id: z.string(), name: z.string(), shortName: z.string() })),
  /** Editions of standards. */
  editions: z.array(z.object({ name: z.string(), subject: z.string() })),
});

/** The command palette: whatever has a place in the console, from a few letters, as far as the caller may read it. */
export const search: Route = route({
  method: 'get',
  path: '/api/search',
  operationId: 'search',
  summary:
    'Processes, people, sites, certification bodies and editions by the beginning of a key or name, by kind, or by words',
  tag: 'search',
  permission: 'process.read',
  schemas: { query, responses: { 200: foundSchema } },
  async handler({ query: { q, limit }, person, deps }) {
    const finds = findsTyped(q);
    const may = (permission: Permission) => mayAnywhere(person.roles, permission);
    const [processes, register] = await Promise.all([
      findProcesses(deps.store, q, reachFilter(person, 'process.read'), limit),
      deps.register.current(),
    ]);
    const people = may('people.read') ? findPeople([...register.people.values()], finds) : [];
    const sites = may('sites.read') ? findSites([...register.sites.values()], finds) : [];
    const bodies = may('reference.read') ? findBodies(register.bodies, finds) : [];
    const editions = may('reference.read') ? findEditions(register.editions, finds) : [];
    return {
      status: 200,
      body: {
        processes: processes.map(({ _id, ...rest }) => ({ key: _id, ...rest })),
        people: people.slice(0, limit).map(({ _id, name, title, site }) => ({ id: _id, name, title, site })),
        sites: sites.slice(0, limit).map(({ _id, name }) => ({ id: _id, name })),
        bodies: bodies.slice(0, limit).map(({ id, name, shortName }) => ({ id, name, shortName })),
        editions: editions.slice(0, limit),
      },
    };
  },
});

export const searchRoutes: readonly Route[] = [search];

/**
 * By the beginning of a key or its number, newest first; else by words, the best match first. A word that names a kind finds
 * the newest of that kind first; when others have the word in what they say, these keep half of the places.
 */
async function findProcesses(
  store: Store,
  q: string,
  reach: mongo.Filter<ProcessRow>,
  limit: number,
): Promise<Found[]> {
  const now = realNow();
  const kind = kindNamed(q, Object.values(processTypes));
  const byWords = readSearch(q, keyPrefixes, now).kind === 'words';
  const notOfKind: mongo.Filter<ProcessRow> = kind ? { type: { $ne: kind.type } } : {};
  const [ofKind, typed] = await Promise.all([
    kind ? newestOf(store, kind, reach, limit) : [],
    store.processes
      .find(allOf([reach, notOfKind, searchFilter(q, { keyPrefixes, now })]), {
        projection: byWords ? { ...FOUND_PROJECTION, score: { $meta: 'textScore' } } : FOUND_PROJECTION,
      })
      .sort(byWords ? { score: { $meta: 'textScore' } } : { _id: -1 })
      .limit(limit)
      .map(({ _id, type, title, stage, site, open }) => ({ _id, type, title, stage, site, open }))
      .toArray(),
  ]);
  const kept = Math.max(limit - typed.length, Math.ceil(limit / 2));
  return [...ofKind.slice(0, kept), ...typed].slice(0, limit);
}

function newestOf(store: Store, kind: AnyProcess, reach: mongo.Filter<ProcessRow>, limit: number): Promise<Found[]> {
  return store.processes
    .find<Found>(allOf([reach, { _id: keyRange(`${kind.keyPrefix}-`) }]), { projection: FOUND_PROJECTION })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray();
}

function findPeople(people: readonly PersonRow[], finds: Finds): PersonRow[] {
  return people.filter(({ active, name }) => active && finds(name));
}

/** Those no longer in use are on their page as well, and come last. */
function findSites(sites: readonly SiteRow[], finds: Finds): SiteRow[] {
  const found = sites.filter(({ name }) => finds(name));
  return [...found.filter(({ active }) => active), ...found.filter(({ active }) => !active)];
}

/** By the name on certificates, or as people call it. */
function findBodies(bodies: readonly Body[], finds: Finds): Body[] {
  return bodies.filter(({ name, shortName }) => finds(`${shortName} ${name}`));
}

/** By the name of the edition or what it is about. */
function findEditions(editions: readonly NamedEdition[], finds: Finds): NamedEdition[] {
  return editions.filter(({ name, subject }) => finds(`${name} ${subject}`));
}

import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { PersonRow, ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { mayAnywhere } from '#domain/kernel/permissions';
import { keyPrefixes, realNow } from '../processes/caller.ts';
import { allOf } from '../processes/list-query.ts';
import { readSearch, searchFilter } from '../processes/search-filter.ts';
import { reachFilter } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';

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
});

/** The command palette: any process or person from a few letters. */
export const search: Route = route({
  method: 'get',
  path: '/api/search',
  operationId: 'search',
  summary: 'Processes and people by the beginning of a key or name, or by words',
  tag: 'search',
  permission: 'process.read',
  schemas: { query, responses: { 200: foundSchema } },
  async handler({ query: { q, limit }, person, deps }) {
    const [processes, register] = await Promise.all([
      findProcesses(deps.store, q, reachFilter(person, 'process.read'), limit),
      deps.register.current(),
    ]);
    const people = mayAnywhere(person.roles, 'people.read') ? findPeople([...register.people.values()], q, limit) : [];
    return {
      status: 200,
      body: {
        processes: processes.map(({ _id, ...rest }) => ({ key: _id, ...rest })),
        people: people.map(({ _id, name, title, site }) => ({ id: _id, name, title, site })),
      },
    };
  },
});

export const searchRoutes: readonly Route[] = [search];

/** By the beginning of a key or its number, newest first; else by words, the best match first. */
async function findProcesses(
  store: Store,
  q: string,
  reach: mongo.Filter<ProcessRow>,
  limit: number,
): Promise<Found[]> {
  const now = realNow();
  const byWords = readSearch(q, keyPrefixes, now).kind === 'words';
  return store.processes
    .find(allOf([reach, searchFilter(q, { keyPrefixes, now })]), {
      projection: byWords ? { ...FOUND_PROJECTION, score: { $meta: 'textScore' } } : FOUND_PROJECTION,
    })
    .sort(byWords ? { score: { $meta: 'textScore' } } : { _id: -1 })
    .limit(limit)
    .map(({ _id, type, title, stage, site, open }) => ({ _id, type, title, stage, site, open }))
    .toArray();
}

/** Every typed word has to begin a part of the name. */
function findPeople(people: readonly PersonRow[], q: string, limit: number): PersonRow[] {
  const typed = plain(q).split(/\s+/).filter(Boolean);
  return people
    .filter((person) => {
      if (!person.active) return false;
      const parts = plain(person.name).split(/[\s-]+/);
      return typed.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .slice(0, limit);
}

/** Without accents and case: “Jürgen” is found by “jurgen”. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

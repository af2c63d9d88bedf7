import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { ApiDeps } from '../platform/deps.ts';
import { reachFilter } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { allStages, keyPrefixes, realNow } from './caller.ts';
import { countProcesses } from './counts.ts';
import { assigneesOf, assigneesWhoLeft, identityOf, type Identity } from './identity.ts';
import { listPage, type PageSource } from './list-page.ts';
import {
  listFilterSchema,
  listQuerySchema,
  processFilter,
  type FilterSurroundings,
  type ListFilter,
  type ListSort,
} from './list-query.ts';
import { listRow } from './list-row.ts';
import { processCountsSchema, processPageSchema } from './shapes.ts';

/** The table of processes. */
export const listProcesses: Route = route({
  method: 'get',
  path: '/api/processes',
  operationId: 'listProcesses',
  summary: 'Processes, filtered, in order, page by page',
  tag: 'processes',
  permission: 'process.read',
  schemas: { query: listQuerySchema, responses: { 200: processPageSchema } },
  async handler({ query, person, deps }) {
    const who = await whoNow(deps, person);
    const source = sourceFor(person, who, query);
    const page = await listPage(deps.store, source, query);
    return {
      status: 200,
      body: { rows: page.rows.map((row) => listRow(row, who.me)), nextCursor: page.nextCursor },
    };
  },
});

/** How many the table would hold, and how many of them under each quick filter. */
export const processCounts: Route = route({
  method: 'get',
  path: '/api/processes/counts',
  operationId: 'processCounts',
  summary: 'How many processes the filters find',
  tag: 'processes',
  permission: 'process.read',
  schemas: { query: listFilterSchema, responses: { 200: processCountsSchema } },
  async handler({ query, person, deps }) {
    const who = await whoNow(deps, person);
    const { filter } = sourceFor(person, who, query);
    return { status: 200, body: await countProcesses(deps.store, filter, who) };
  },
});

const similarQuery = z.strictObject({
  what: z.string().trim().min(1).max(4000),
  site: z.string().max(80).optional(),
});

/** How many similar processes are worth looking at. */
const SIMILAR = 8;

/** Processes that speak of the same: suggested when reporting and at triage. */
export const similarProcesses: Route = route({
  method: 'get',
  path: '/api/similar',
  operationId: 'similarProcesses',
  summary: 'Processes whose words are like these',
  tag: 'processes',
  permission: 'process.read',
  schemas: { query: similarQuery, responses: { 200: z.object({ rows: processPageSchema.shape.rows }) } },
  async handler({ query, person, deps }) {
    const { me } = await whoNow(deps, person);
    const filter: mongo.Filter<ProcessRow> = {
      $and: [reachFilter(person, 'process.read'), query.site === undefined ? {} : { site: query.site }],
      $text: { $search: tellingWords(query.what) },
    };
    const rows = await deps.store.processes
      .find(filter, { projection: { score: { $meta: 'textScore' }, state: 0, text: 0, parked: 0 } })
      .sort({ score: { $meta: 'textScore' } })
      .limit(SIMILAR)
      .toArray();
    return { status: 200, body: { rows: rows.map((row) => listRow(row, me)) } };
  },
});

/** The longer words tell most; any of them may occur. Quotes and minus signs would mean something to the search. */
function tellingWords(what: string): string {
  const found = what.match(/[\p{L}\p{N}]{4,}/gu) ?? what.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((one) => one.toLowerCase()))].slice(0, 20).join(' ');
}

/** Who asks, and when. */
interface Asking extends Pick<FilterSurroundings, 'assignees' | 'left' | 'now'> {
  readonly me: Identity;
}

async function whoNow(deps: ApiDeps, person: SignedIn): Promise<Asking> {
  const now = realNow();
  const register = await deps.register.current();
  const me = identityOf(person, register, now);
  return { me, now, assignees: assigneesOf(me), left: assigneesWhoLeft(register) };
}

function sourceFor(
  person: SignedIn,
  { assignees, left, now }: Asking,
  query: ListFilter & { sort?: ListSort },
): PageSource {
  const filter = processFilter(query, {
    reach: reachFilter(person, 'process.read'),
    now,
    keyPrefixes,
    assignees,
    left,
  });
  // What waits for somebody has an index in the order of urgency; in any other order it is sorted.
  const named = (query.waiting === 'me' || query.waiting === 'left') && query.sort !== 'urgency';
  return { filter, selective: named || (query.q ?? '') !== '', stages: allStages };
}

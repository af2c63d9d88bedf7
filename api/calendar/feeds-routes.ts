import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FeedRow } from '#activities/store/rows';
import { changeRecords } from '../platform/change.ts';
import type { ApiDeps } from '../platform/deps.ts';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { readableHead } from '../processes/caller.ts';
import { instantSchema } from '../processes/shapes.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** Addresses of one person. Enough for every device and journey, few enough to keep an eye on. */
const MOST_FEEDS = 30;

const feedSchema = named(
  'Feed',
  z.object({
    id: z.string(),
    /** Null for one's own calendar. */
    journey: z.string().nullable(),
    createdAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
  }),
);

const listFeeds: Route = route({
  method: 'get',
  path: '/api/feeds',
  operationId: 'listFeeds',
  summary: 'The caller’s calendar addresses, without their secrets, the newest first',
  tag: 'calendar',
  permission: 'signedIn',
  schemas: { responses: { 200: z.object({ feeds: z.array(feedSchema) }) } },
  async handler({ person, deps }) {
    const rows = await deps.store.feeds.find({ person: person.id }).sort({ createdAt: -1 }).toArray();
    return { status: 200, body: { feeds: rows.map(feedView) } };
  },
});

const addFeed: Route = route({
  method: 'post',
  path: '/api/feeds',
  operationId: 'addFeed',
  summary: 'Makes a calendar address of what is due for the caller or in one journey; it is shown only in this answer',
  tag: 'calendar',
  permission: 'process.read',
  schemas: {
    body: z.strictObject({ of: z.union([z.literal('me'), z.strictObject({ journey: z.string().min(1).max(64) })]) }),
    responses: { 201: z.object({ feed: feedSchema, path: z.string() }) },
  },
  async handler({ person, deps, body: { of } }) {
    if (of !== 'me') await readableHead(deps, person, of.journey);
    const secret = newSecret();
    const row: FeedRow = {
      _id: randomUUID(),
      person: person.id,
      of: of === 'me' ? { kind: 'me' } : { kind: 'journey', key: of.journey },
      secretHash: hashOfSecret(secret),
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
    };
    await keep(deps, row);
    return { status: 201, body: { feed: feedView(row), path: `/api/calendar/${secret}.ics` } };
  },
});

const revokeFeed: Route = route({
  method: 'delete',
  path: '/api/feeds/:id',
  operationId: 'revokeFeed',
  summary: 'Revokes one of the caller’s calendar addresses: nobody can read it any more',
  tag: 'calendar',
  permission: 'signedIn',
  schemas: { params: z.strictObject({ id: z.string().min(1).max(64) }), responses: { 204: 'empty' } },
  async handler({ person, deps, params: { id } }) {
    await changeRecords(deps, async (session) => {
      const before = await deps.store.feeds.findOneAndDelete({ _id: id, person: person.id }, { session });
      if (!before) throw new Problem('notFound');
      const change = { record: 'feeds', recordId: id, by: person.id, before: feedView(before), after: null };
      return { result: null, changes: [change] };
    });
    return { status: 204 };
  },
});

export const feedsRoutes: readonly Route[] = [listFeeds, addFeed, revokeFeed];

async function keep(deps: ApiDeps, row: FeedRow): Promise<void> {
  const { feeds } = deps.store;
  await changeRecords(deps, async (session) => {
    const count = await feeds.countDocuments({ person: row.person }, { session });
    if (count >= MOST_FEEDS) throw new Problem('tooManyFeeds');
    await feeds.insertOne(row, { session });
    const change = { record: 'feeds', recordId: row._id, by: row.person, before: null, after: feedView(row) };
    return { result: null, changes: [change] };
  });
}

/** A feed as it is shown, also in the audit trail: without the hash of its secret. */
function feedView({ _id, of, createdAt, lastUsedAt }: FeedRow): z.output<typeof feedSchema> {
  return { id: _id, journey: of.kind === 'me' ? null : of.key, createdAt, lastUsedAt };
}

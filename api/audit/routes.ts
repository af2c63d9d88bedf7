import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { EventRow, ProcessRow } from '#activities/store/rows';
import { verifyChains, type Verification } from '#activities/store/verify-chains';
import type { ApiDeps } from '../platform/deps.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { named } from '../platform/named.ts';
import { eventReachFilter } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';
import { eventView } from '../processes/history.ts';
import { eventSchema } from '../processes/shapes.ts';

const word = z.string().min(1).max(80);
const from = z.union([z.iso.date(), z.iso.datetime()]);

const auditQuery = z.strictObject({
  /** A person's id. */
  actor: word.optional(),
  /** Type of the process. */
  type: word.optional(),
  /** Type of the event. */
  event: word.optional(),
  site: word.optional(),
  key: word.optional(),
  from: from.optional(),
  /** A date includes its whole day (UTC). */
  to: from.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
type AuditQuery = z.output<typeof auditQuery>;

/** Where a page ended. */
const cursorSchema = z.strictObject({ at: z.string(), id: z.string() });

const auditEventSchema = named(
  'AuditEvent',
  eventSchema.extend({ key: z.string(), processType: z.string(), site: z.string(), title: z.string() }),
);

/** Everything that happened in every process, the newest first. */
export const auditTrail: Route = route({
  method: 'get',
  path: '/api/audit',
  operationId: 'auditTrail',
  summary: 'What happened in all processes, filtered, the newest first',
  tag: 'audit',
  permission: 'audit.read',
  schemas: {
    query: auditQuery,
    responses: { 200: z.object({ events: z.array(auditEventSchema), nextCursor: z.string().nullable() }) },
  },
  async handler({ query, person, deps }) {
    const { store } = deps;
    const rows = await store.events
      .find({ $and: [eventReachFilter(person, 'audit.read'), auditFilter(query)] })
      .sort({ at: -1, _id: -1 })
      .limit(query.limit + 1)
      .toArray();
    const page = rows.slice(0, query.limit);
    const titles = await titlesOf(deps, page);
    const last = page.at(-1);
    return {
      status: 200,
      body: {
        events: page.map((row) => ({
          ...eventView(row),
          key: row.key,
          processType: row.type,
          site: row.site,
          title: titles.get(row.key) ?? row.key,
        })),
        nextCursor: rows.length > query.limit && last ? writeCursor({ at: last.at, id: last._id }) : null,
      },
    };
  },
});

const badRowSchema = z.object({ key: z.string(), seq: z.number(), flaw: z.string() });
const verificationSchema = named(
  'Verification',
  z.object({
    checked: z.number(),
    processes: z.number(),
    /** Changes of contents beside the processes, for example of gap analyses. */
    changes: z.number(),
    ok: z.boolean(),
    /** The first bad row of each chain that is not whole. */
    bad: z.array(badRowSchema).readonly(),
  }),
);

/** Verifications going on: whoever asks meanwhile waits for the same one. */
const running = new WeakMap<ApiDeps['store'], Promise<Verification>>();

/** Recomputes the hash chains of the whole record. */
export const verifyAudit: Route = route({
  method: 'post',
  path: '/api/audit/verify',
  operationId: 'verifyAudit',
  summary: 'Verify the hash chain of every process and of every content beside it',
  tag: 'audit',
  permission: 'audit.verify',
  schemas: { responses: { 200: verificationSchema } },
  async handler({ deps: { store } }) {
    let verification = running.get(store);
    if (!verification) {
      verification = verifyChains(store).finally(() => running.delete(store));
      running.set(store, verification);
    }
    return { status: 200, body: await verification };
  },
});

export const auditRoutes: readonly Route[] = [auditTrail, verifyAudit];

function auditFilter(query: AuditQuery): mongo.Filter<EventRow> {
  const parts: mongo.Filter<EventRow>[] = [];
  if (query.actor !== undefined) parts.push({ 'actor.id': query.actor });
  if (query.type !== undefined) parts.push({ type: query.type });
  if (query.event !== undefined) parts.push({ 'event.type': query.event });
  if (query.site !== undefined) parts.push({ site: query.site });
  if (query.key !== undefined) parts.push({ key: query.key.toUpperCase() });
  if (query.from !== undefined) parts.push({ at: { $gte: query.from } });
  // Instants are longer than dates and sort behind them: “~” lies behind every instant of that day.
  if (query.to !== undefined) parts.push({ at: { $lte: `${query.to}~` } });
  if (query.cursor !== undefined) {
    const { at, id } = readCursor(query.cursor, cursorSchema);
    parts.push({ at: { $lte: at }, $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] });
  }
  return parts.length === 0 ? {} : { $and: parts };
}

async function titlesOf({ store }: ApiDeps, events: readonly EventRow[]): Promise<Map<string, string>> {
  const keys = [...new Set(events.map((event) => event.key))];
  const rows = await store.processes
    .find({ _id: { $in: keys } })
    .project<Pick<ProcessRow, '_id' | 'title'>>({ title: 1 })
    .toArray();
  return new Map(rows.map((row) => [row._id, row.title]));
}

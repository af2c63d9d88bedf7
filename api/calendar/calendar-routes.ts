import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { FeedRow, ProcessRow } from '#activities/store/rows';
import type { Instant } from '#domain/kernel/instant';
import { mayAnywhere } from '#domain/kernel/permissions';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { publicRoute, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { reachFilter } from '../platform/reach.ts';
import { visitorOf } from '../platform/visits.ts';
import { readableRow, realNow } from '../processes/caller.ts';
import { identityOf } from '../processes/identity.ts';
import { inboxOf } from '../processes/inbox.ts';
import { inTime } from '../processes/look-up.ts';
import { WITH_OWN_DATES } from './days.ts';
import { entriesOfLed, entriesOfProcess, entriesOfTasks, type Writing } from './entries.ts';
import { icalendarOf } from './icalendar.ts';
import { hashOfSecret, SECRET_PATTERN } from './secret.ts';

/** How exactly it is kept when an address was last used: calendars ask often. */
const USE_NOTED_EVERY_MS = 60_000;

const SUFFIX = '.ics';

/** Journeys in the calendar of one person. Nobody leads more. */
const MOST_LED = 100;

/**
 * A calendar by its secret address. Calendars send no cookies: the secret is the key, and what its owner may see now is
 * what is in it. Whatever is wrong (never made, revoked, the owner left or lost access) has the same answer.
 */
const readCalendar: Route = publicRoute({
  method: 'get',
  path: '/api/calendar/:file',
  operationId: 'readCalendar',
  summary: 'A calendar (iCalendar) by its secret address, for calendar programs',
  tag: 'calendar',
  withoutVisit: true,
  schemas: { params: z.strictObject({ file: z.string().max(100) }), responses: { 200: 'file' } },
  async handler({ params: { file }, deps, request }) {
    await deps.calendarReads.count(request.ip ?? '');
    const now = realNow();
    const feed = await feedAt(deps, file);
    const register = await deps.register.current();
    const owner = feed && visitorOf(register, feed.person, now);
    if (!owner || !mayAnywhere(owner.roles, 'process.read')) throw new Problem('notFound');
    const text = await textOf(feed, owner, { register, publicUrl: deps.settings.PUBLIC_URL }, deps, now);
    await noteUse(deps, feed, now);
    return {
      write(response) {
        response.set({
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'inline; filename="perennial.ics"',
          'Cache-Control': 'private, no-cache',
        });
        response.send(text);
      },
    };
  },
});

export const calendarRoutes: readonly Route[] = [readCalendar];

async function feedAt(deps: ApiDeps, file: string): Promise<FeedRow | null> {
  const secret = file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : '';
  if (!SECRET_PATTERN.test(secret)) return null;
  return inTime(deps.store.feeds.findOne({ secretHash: hashOfSecret(secret) }));
}

async function textOf(
  { of }: FeedRow,
  owner: SignedIn,
  writing: Writing,
  deps: ApiDeps,
  now: Instant,
): Promise<string> {
  if (of.kind === 'journey') {
    const row = await readableRow(deps, owner, of.key);
    return icalendarOf(`${row.title} (${row._id})`, entriesOfProcess(row, writing), now);
  }
  const me = identityOf(owner, writing.register, now);
  const led: mongo.Filter<ProcessRow> = { type: WITH_OWN_DATES, open: true, owner: { $in: [...me.actsFor] } };
  const [tasks, journeys] = await inTime(
    Promise.all([
      inboxOf(deps.store, me),
      deps.store.processes
        .find({ $and: [reachFilter(owner, 'process.read'), led] })
        .limit(MOST_LED)
        .toArray(),
    ]),
  );
  const active = tasks.filter(({ waiting }) => waiting.pause === undefined);
  const own = entriesOfTasks(active, owner.id, writing);
  const known = new Set(own.map(({ uid }) => uid));
  // A limit that waits for its owner is a task of theirs already.
  const others = journeys.flatMap((row) => entriesOfLed(row, writing)).filter(({ uid }) => !known.has(uid));
  return icalendarOf(`Perennial, ${owner.name}`, [...own, ...others], now);
}

async function noteUse({ store }: ApiDeps, { _id, lastUsedAt }: FeedRow, now: Instant): Promise<void> {
  if (lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < USE_NOTED_EVERY_MS) return;
  await inTime(store.feeds.updateOne({ _id }, { $set: { lastUsedAt: now } }));
}

import type { mongo } from 'mongoose';
import { z } from 'zod';
import type { ProcessRow } from '#activities/store/rows';
import { actorSchema } from '#domain/kernel/moment';
import { paramsSchema } from '#domain/kernel/param';
import { realNow } from '../processes/caller.ts';
import { assigneesWhoLeft, identityOf } from '../processes/identity.ts';
import { instantSchema, myCommandSchema, waitingSchema } from '../processes/shapes.ts';
import { named } from '../platform/named.ts';
import { reachFilter } from '../platform/reach.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { route, type Route } from '../platform/route.ts';
import { newSince } from './since.ts';
import { changesSince, countStranded, latestNotices, myTasks, tasksOfOthers } from './today.ts';

const taskSchema = named(
  'TodayTask',
  z.object({
    id: z.string(),
    key: z.string(),
    type: z.string(),
    title: z.string(),
    stage: z.string(),
    grade: z.string().nullable(),
    site: z.string(),
    waiting: waitingSchema,
    soonAt: instantSchema.nullable(),
    lateAt: instantSchema.nullable(),
    myCommand: myCommandSchema.nullable(),
  }),
);

const todaySchema = named(
  'Today',
  z.object({
    now: instantSchema,
    tasks: z.array(taskSchema),
    waitingForOthers: z.array(taskSchema),
    counts: z.object({ open: z.number(), late: z.number(), soon: z.number() }),
    /** Processes the caller steers that wait for somebody who has left. */
    stranded: z.number(),
    since: instantSchema,
    changes: z.array(
      z.object({
        key: z.string(),
        type: z.string(),
        title: z.string(),
        eventType: z.string(),
        subject: z.string(),
        actor: actorSchema,
        at: instantSchema,
        seq: z.number(),
      }),
    ),
    notices: z.array(
      z.object({
        id: z.string(),
        key: z.string(),
        site: z.string(),
        title: z.string(),
        code: z.string(),
        params: paramsSchema,
        at: instantSchema,
        urgency: z.enum(['digest', 'atOnce']),
      }),
    ),
  }),
);

/** Everybody is concerned by what they take part in; whoever steers the loops, by all of those. */
function concernsOf(person: SignedIn): mongo.Filter<ProcessRow> {
  return { $or: [{ people: person.id }, reachFilter(person, 'capa.steer')] };
}

/** The page everybody begins with. */
export const today: Route = route({
  method: 'get',
  path: '/api/today',
  operationId: 'today',
  summary: 'What the caller has to do, what they wait for, and what is new',
  tag: 'today',
  permission: 'process.read',
  schemas: { responses: { 200: todaySchema } },
  async handler({ person, deps }) {
    const { store } = deps;
    const now = realNow();
    const register = await deps.register.current();
    const me = identityOf(person, register, now);
    const changed = newSince(store, person.id, now).then(async (since) => ({
      since,
      changes: await changesSince(store, me, since, concernsOf(person)),
    }));
    const [tasks, waitingForOthers, notices, stranded, { since, changes }] = await Promise.all([
      myTasks(store, me),
      tasksOfOthers(store, me),
      latestNotices(store, person.id, now),
      countStranded(store, reachFilter(person, 'capa.steer'), assigneesWhoLeft(register)),
      changed,
    ]);
    const late = tasks.filter(({ lateAt }) => lateAt !== null && lateAt <= now).length;
    const soon = tasks.filter(({ soonAt }) => soonAt !== null && soonAt <= now).length - late;
    return {
      status: 200,
      body: {
        now,
        tasks,
        waitingForOthers,
        counts: { open: tasks.length, late, soon: Math.max(0, soon) },
        stranded,
        since,
        changes,
        notices: notices.map(({ _id, key, site, title, code, params, at, urgency }) => ({
          id: _id,
          key,
          site,
          title,
          code,
          params,
          at,
          urgency,
        })),
      },
    };
  },
});

export const todayRoutes: readonly Route[] = [today];

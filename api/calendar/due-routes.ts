import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import { reachFilter } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';
import { realNow } from '../processes/caller.ts';
import { identityOf } from '../processes/identity.ts';
import { inTime } from '../processes/look-up.ts';
import { DUE_PROJECTION, dueFilter, dueItems, type DueRow } from './due-days.ts';
import { dueQuerySchema, dueSchema, MOST_DUE } from './due-shapes.ts';

/** The calendar of everything due: what open processes wait for until a day, and the days that journeys know. */
const listDue: Route = route({
  method: 'get',
  path: '/api/due',
  operationId: 'listDue',
  summary: 'What is due, booked or ends from one day to another in the open processes the caller may read',
  tag: 'calendar',
  permission: 'process.read',
  schemas: { query: dueQuerySchema, responses: { 200: dueSchema } },
  async handler({ query, person, deps }) {
    const now = realNow();
    const register = await deps.register.current();
    const reading = { query, now, register, me: identityOf(person, register, now) };
    const filter: mongo.Filter<ProcessRow> = { $and: [reachFilter(person, 'process.read'), dueFilter(reading)] };
    const rows = await inTime(deps.store.processes.find(filter).project<DueRow>(DUE_PROJECTION).toArray());
    const items = dueItems(rows, reading);
    const { from, to } = query;
    return { status: 200, body: { from, to, items: items.slice(0, MOST_DUE), more: items.length > MOST_DUE } };
  },
});

export const dueRoutes: readonly Route[] = [listDue];

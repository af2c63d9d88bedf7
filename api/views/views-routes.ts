import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SavedViewRow } from '#activities/store/rows';
import { isTaken } from '../platform/change.ts';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';

/** Views of one list that one person keeps: few enough to choose from. */
const MOST_VIEWS = 30;

/** Lists whose filters stand in the address of their screen. */
const LISTS = ['capas', 'journeys'] as const;

const viewSchema = named('SavedView', z.object({ id: z.string(), name: z.string(), query: z.string() }));
const listSchema = z.enum(LISTS);
const nameSchema = z.string().trim().min(1).max(60);
const byId = z.strictObject({ id: z.string().min(1).max(64) });

const listViews: Route = route({
  method: 'get',
  path: '/api/views',
  operationId: 'listViews',
  summary: 'The filters of a list that the caller keeps, by name',
  tag: 'views',
  permission: 'signedIn',
  schemas: {
    query: z.strictObject({ list: listSchema }),
    responses: { 200: z.object({ views: z.array(viewSchema) }) },
  },
  async handler({ person, deps, query: { list } }) {
    const rows = await deps.store.savedViews.find({ person: person.id, list }).toArray();
    const views = rows.map(viewOf).sort((a, b) => a.name.localeCompare(b.name));
    return { status: 200, body: { views } };
  },
});

const addView: Route = route({
  method: 'post',
  path: '/api/views',
  operationId: 'addView',
  summary: 'Keeps a filter of a list under a name, for the caller alone',
  tag: 'views',
  permission: 'signedIn',
  schemas: {
    /** `query` is the query of the screen’s address: `view=late&site=brno`; empty for the whole list. */
    body: z.strictObject({ list: listSchema, name: nameSchema, query: z.string().max(2000) }),
    responses: { 201: viewSchema },
  },
  async handler({ person, deps, body }) {
    const { savedViews } = deps.store;
    const count = await savedViews.countDocuments({ person: person.id, list: body.list });
    if (count >= MOST_VIEWS) throw new Problem('tooManyViews');
    const row: SavedViewRow = {
      ...{ _id: randomUUID(), person: person.id, ...body },
      createdAt: new Date().toISOString(),
    };
    await underFreeName(() => savedViews.insertOne(row));
    return { status: 201, body: viewOf(row) };
  },
});

const renameView: Route = route({
  method: 'put',
  path: '/api/views/:id',
  operationId: 'renameView',
  summary: 'Gives one of the caller’s views another name',
  tag: 'views',
  permission: 'signedIn',
  schemas: { params: byId, body: z.strictObject({ name: nameSchema }), responses: { 200: viewSchema } },
  async handler({ person, deps, params: { id }, body: { name } }) {
    const own = { _id: id, person: person.id };
    const change = { $set: { name } };
    const row = await underFreeName(() =>
      deps.store.savedViews.findOneAndUpdate(own, change, { returnDocument: 'after' }),
    );
    if (!row) throw new Problem('notFound');
    return { status: 200, body: viewOf(row) };
  },
});

const removeView: Route = route({
  method: 'delete',
  path: '/api/views/:id',
  operationId: 'removeView',
  summary: 'Deletes one of the caller’s views; what it showed stays as it is',
  tag: 'views',
  permission: 'signedIn',
  schemas: { params: byId, responses: { 204: 'empty' } },
  async handler({ person, deps, params: { id } }) {
    const { deletedCount } = await deps.store.savedViews.deleteOne({ _id: id, person: person.id });
    if (deletedCount === 0) throw new Problem('notFound');
    return { status: 204 };
  },
});

export const viewsRoutes: readonly Route[] = [listViews, addView, renameView, removeView];

/** Carries out a change; a name that the person uses for another view of the list is refused at its field. */
async function underFreeName<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isTaken(error, 'name')) throw new Problem('viewNameTaken', { fieldPaths: ['name'] });
    throw error;
  }
}

const viewOf = ({ _id, name, query }: SavedViewRow): z.output<typeof viewSchema> => ({ id: _id, name, query });

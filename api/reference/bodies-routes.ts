import { z } from 'zod';
import { changeRecords } from '../platform/change.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { addBody } from './add-body.ts';
import {
  bodyRow,
  bodyViewSchema,
  changeBodySchema,
  changedBody,
  editionsHeld,
  newBodySchema,
  refuseTakenName,
} from './body-fields.ts';

/** Certification bodies: read by all, kept by administrators. */
export const bodiesRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/bodies',
    operationId: 'listBodies',
    summary: 'The certification bodies, also those no longer in use',
    tag: 'reference',
    permission: 'reference.read',
    schemas: { responses: { 200: z.strictObject({ bodies: z.array(bodyViewSchema) }) } },
    async handler({ deps }) {
      const rows = await deps.store.bodies.find().sort({ 'body.name': 1 }).toArray();
      return { status: 200, body: { bodies: rows.map(({ body }) => body) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/bodies',
    operationId: 'addBody',
    summary: 'Adds a certification body; settings that are not given have their defaults',
    tag: 'reference',
    permission: 'reference.manage',
    schemas: { body: newBodySchema, responses: { 201: bodyViewSchema } },
    async handler({ deps, person, body: fields }) {
      const { store } = deps;
      const added = await changeRecords(deps, (session) => addBody(store, fields, person.id, session));
      return { status: 201, body: added };
    },
  }),
  route({
    method: 'post',
    path: '/api/bodies/:id/change',
    operationId: 'changeBody',
    summary: 'Changes a certification body: its accreditation, the editions covered, the settings of its clocks',
    tag: 'reference',
    permission: 'reference.manage',
    schemas: {
      params: z.strictObject({ id: z.string().min(1).max(64) }),
      body: changeBodySchema,
      responses: { 200: bodyViewSchema },
    },
    async handler({ deps, person, params: { id }, body: { shownVersion, ...fields } }) {
      const { store } = deps;
      const changed = await changeRecords(deps, async (session) => {
        const before = (await store.bodies.findOne({ _id: id }, { session }))?.body;
        if (!before) throw new Problem('notFound');
        if (before.version !== shownVersion) throw new Problem('stale', { members: { version: before.version } });
        const after = changedBody(before, fields, await editionsHeld(store, session));
        await refuseTakenName(store, after, session);
        await store.bodies.replaceOne({ _id: id }, bodyRow(after, person.id), { session });
        return { result: after, changes: [{ record: 'bodies', recordId: id, by: person.id, before, after }] };
      });
      return { status: 200, body: changed };
    },
  }),
];

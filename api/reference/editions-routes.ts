import { z } from 'zod';
import type { EditionRow } from '#activities/store/rows';
import { EDITIONS } from '#domain/seed/editions';
import { changeRecords } from '../platform/change.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { correctEdition, correctionBodySchema } from './correct-edition.ts';
import { editionView, editionViewSchema, heldEdition, type EditionView } from './edition-view.ts';
import { tellProcesses } from './tell-processes.ts';

/** Editions of standards: the product's data, and what administrators corrected since, with their sources. */
export const editionsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/editions',
    operationId: 'listEditions',
    summary: 'The editions of standards as they hold now, with the history of their corrections',
    tag: 'reference',
    permission: 'reference.read',
    schemas: { responses: { 200: z.strictObject({ editions: z.array(editionViewSchema) }) } },
    async handler({ deps: { store } }) {
      const [rows, changes] = await Promise.all([
        store.editions.find().toArray(),
        store.changes.find({ record: 'editions' }).sort({ at: -1 }).toArray(),
      ]);
      const editions = EDITIONS.flatMap(({ name }): EditionView[] => {
        const held = heldEdition(
          name,
          rows.find((row) => row._id === name),
        );
        return held
          ? [
              editionView(
                held,
                changes.filter((change) => change.recordId === name),
              ),
            ]
          : [];
      });
      return { status: 200, body: { editions } };
    },
  }),
  route({
    method: 'post',
    path: '/api/editions/:name/correct',
    operationId: 'correctEdition',
    summary: 'Corrects dates, successor, amendments or titles of an edition; the correction names its source',
    tag: 'reference',
    permission: 'reference.manage',
    schemas: {
      params: z.strictObject({ name: z.string().min(1).max(60) }),
      body: correctionBodySchema,
      responses: { 200: editionViewSchema },
    },
    async handler({ deps, person, params: { name }, body }) {
      const { store } = deps;
      const held = await changeRecords(deps, async (session) => {
        const before = heldEdition(name, await store.editions.findOne({ _id: name }, { session }));
        if (!before) throw new Problem('notFound');
        const { version } = before.edition;
        if (version !== body.shownVersion) throw new Problem('stale', { members: { version } });
        const after = correctEdition(before, body);
        const updatedAt = new Date().toISOString();
        const row: EditionRow = {
          _id: name,
          edition: after.edition,
          titles: [...after.titles],
          updatedAt,
          updatedBy: person.id,
        };
        await store.editions.replaceOne({ _id: name }, row, { session, upsert: true });
        if (after.edition.transitionEndsOn !== before.edition.transitionEndsOn) {
          await tellProcesses(store, session, after.edition, updatedAt);
        }
        const change = { record: 'editions', recordId: name, by: person.id, reason: body.source };
        return { result: after, changes: [{ ...change, before, after }] };
      });
      const changes = await store.changes.find({ record: 'editions', recordId: name }).sort({ at: -1 }).toArray();
      return { status: 200, body: editionView(held, changes) };
    },
  }),
];

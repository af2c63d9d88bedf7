import { z } from 'zod';
import { heldEdition, heldEditions, type HeldEdition } from '#activities/store/held-editions';
import type { EditionRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { standardSchema } from '#domain/kernel/catalogue';
import { changeRecords, type Change } from '../platform/change.ts';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { addEdition, newEditionSchema } from './add-edition.ts';
import { refuseCited } from './cited-clauses.ts';
import { correctEdition, correctionBodySchema, correctionTriedSchema, type CorrectionBody } from './correct-edition.ts';
import { concernedBy, correctionReach, correctionReachSchema } from './correction-reach.ts';
import { editionView, editionViewSchema } from './edition-view.ts';
import { tellProcesses } from './tell-processes.ts';

const catalogueSchema = named(
  'Catalogue',
  z.strictObject({
    editions: z.array(
      z.strictObject({
        /** Of the edition: what a correction of it was shown. */
        version: z.number(),
        standard: named('Standard', z.object(standardSchema.shape)),
      }),
    ),
  }),
);

/** Editions of standards: the product's own, and what administrators added and corrected since, with their sources. */
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
      const editions = heldEditions(rows).map((held) =>
        editionView(
          held,
          changes.filter(({ recordId }) => recordId === held.edition.name),
        ),
      );
      return { status: 200, body: { editions } };
    },
  }),
  route({
    method: 'get',
    path: '/api/catalogue',
    operationId: 'readCatalogue',
    summary: 'What the editions of standards say: clauses, documented information, changed clauses, controls',
    tag: 'reference',
    permission: 'reference.read',
    schemas: { responses: { 200: catalogueSchema } },
    async handler({ deps: { store } }) {
      const held = heldEditions(await store.editions.find().toArray());
      const editions = held.map(({ edition: { version }, standard }) => ({
        version,
        standard: standardSchema.parse(standard),
      }));
      return { status: 200, body: { editions } };
    },
  }),
  route({
    method: 'post',
    path: '/api/editions',
    operationId: 'addEdition',
    summary: 'Adds an edition of a standard with its clauses; names the source. The edition before is replaced by it',
    tag: 'reference',
    permission: 'reference.manage',
    schemas: { body: newEditionSchema, responses: { 201: editionViewSchema } },
    async handler({ deps, person, body }) {
      const { store } = deps;
      const now = new Date().toISOString();
      const added = await changeRecords(deps, async (session) => {
        const held = heldEditions(await store.editions.find({}, { session }).toArray());
        const { edition, replaced } = addEdition(held, body, now.slice(0, 10));
        const changes = [changeOf(null, edition, person.id, body.source)];
        await keep(store, session, edition, person.id, now);
        if (replaced) {
          await keep(store, session, replaced.after, person.id, now);
          changes.push(changeOf(replaced.before, replaced.after, person.id, body.source));
        }
        return { result: edition, changes };
      });
      return { status: 201, body: await viewOf(store, added) };
    },
  }),
  route({
    method: 'post',
    path: '/api/editions/:name/correct',
    operationId: 'correctEdition',
    summary: 'Corrects dates of an edition or what it says; the correction names its source',
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
        const { before, after } = corrected(await store.editions.find({}, { session }).toArray(), name, body);
        await refuseCited(store, session, before, after);
        const updatedAt = new Date().toISOString();
        await keep(store, session, after, person.id, updatedAt);
        await tellProcesses(store, session, before, after, updatedAt);
        return { result: after, changes: [changeOf(before, after, person.id, body.source)] };
      });
      return { status: 200, body: await viewOf(store, held) };
    },
  }),
  route({
    method: 'post',
    path: '/api/editions/:name/correct/preview',
    operationId: 'previewCorrection',
    summary: 'Which open processes a correction of an edition would reach; changes nothing',
    tag: 'reference',
    permission: 'reference.manage',
    schemas: {
      params: z.strictObject({ name: z.string().min(1).max(60) }),
      body: correctionTriedSchema,
      responses: { 200: correctionReachSchema },
    },
    async handler({ deps: { store }, person, params: { name }, body }) {
      // The source is written last, and decides nothing.
      const tried = { ...body, source: '' };
      const { before, after } = corrected(await store.editions.find().toArray(), name, tried);
      return { status: 200, body: await correctionReach(store, person, concernedBy(before, after)) };
    },
  }),
];

/** The edition as it is and as it would be; refuses what was written on an older version. */
function corrected(
  rows: readonly EditionRow[],
  name: string,
  body: CorrectionBody,
): { readonly before: HeldEdition; readonly after: HeldEdition } {
  const all = heldEditions(rows);
  const before = all.find(({ edition }) => edition.name === name);
  if (!before) throw new Problem('notFound');
  const { version } = before.edition;
  if (version !== body.shownVersion) throw new Problem('stale', { members: { version } });
  return { before, after: correctEdition(before, body, new Set(all.map(({ edition }) => edition.name))) };
}

async function keep(store: Store, session: Session, held: HeldEdition, by: string, at: string): Promise<void> {
  const { edition, titles = [], corrections = {} } = held;
  const row: EditionRow = {
    _id: edition.name,
    edition,
    titles: [...titles],
    corrections,
    updatedAt: at,
    updatedBy: by,
  };
  await store.editions.replaceOne({ _id: edition.name }, row, { session, upsert: true });
}

function changeOf(before: HeldEdition | null, after: HeldEdition, by: string, reason: string): Change {
  return { record: 'editions', recordId: after.edition.name, by, reason, before, after };
}

async function viewOf(store: Store, { edition: { name } }: HeldEdition) {
  const [row, changes] = await Promise.all([
    store.editions.findOne({ _id: name }),
    store.changes.find({ record: 'editions', recordId: name }).sort({ at: -1 }).toArray(),
  ]);
  const held = heldEdition(name, row);
  if (!held) throw new Error(`${name} was kept and is not there`);
  return editionView(held, changes);
}

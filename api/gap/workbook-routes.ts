import { z } from 'zod';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { clockOf } from '../processes/caller.ts';
import { inTime } from '../processes/look-up.ts';
import { workbookReply } from '../workbooks/workbook-reply.ts';
import { requireRating } from './edit-gap.ts';
import { readableGap } from './gap-of.ts';
import { headView, readGap } from './gap-view.ts';
import { gapHeadSchema, gapRowSchema } from './shapes.ts';
import { applyImport, tryImport } from './workbook/import-workbook.ts';
import { peopleInCells } from './workbook/people-in-cells.ts';
import { receiveWorkbook } from './workbook/receive-workbook.ts';
import { soaWorkbook } from './workbook/soa.ts';
import { gapWorkbook } from './workbook/write.ts';

const journey = z.object({ key: z.string().max(80) });
const whichRound = z.strictObject({ round: z.coerce.number().int().min(1).optional() });

const place = { sheet: z.string(), line: z.number(), row: z.string() };
const gapImportSchema = named(
  'GapImport',
  z.object({
    /** Whether it was carried out, or only looked at. */
    applied: z.boolean(),
    /** Where the ratings stand: its version goes with the file when it is applied. */
    head: gapHeadSchema,
    changes: z.array(z.object({ ...place, before: gapRowSchema.shape.rating, after: gapRowSchema.shape.rating })),
    refused: z.array(z.object({ ...place, code: z.string(), reason: z.string() })),
    unchanged: z.number(),
  }),
);

const exportGap: Route = route({
  method: 'get',
  path: '/api/journeys/:key/gap.xlsx',
  operationId: 'exportGapAnalysis',
  summary: 'The gap analysis as a workbook, one sheet for every edition; it can be filled in and imported again',
  tag: 'journeys',
  permission: 'process.read',
  schemas: { params: journey, query: whichRound, responses: { 200: 'file' } },
  async handler({ params, query, person, deps }) {
    const gapOf = await readableGap(deps, person, params.key, query.round);
    if (gapOf.scope.length === 0) throw new Problem('notFound');
    const people = peopleInCells(await inTime(deps.register.current()));
    const workbook = await gapWorkbook(gapOf, await readGap(deps, gapOf), people);
    return workbookReply(workbook, `gap-analysis-${params.key}-round-${gapOf.gap.round}.xlsx`);
  },
});

const exportSoa: Route = route({
  method: 'get',
  path: '/api/journeys/:key/gap/soa.xlsx',
  operationId: 'exportSoa',
  summary: 'The Statement of Applicability as a workbook, with the version and hash of the ratings it stands for',
  tag: 'journeys',
  permission: 'process.read',
  schemas: { params: journey, query: whichRound, responses: { 200: 'file' } },
  async handler({ params, query, person, deps }) {
    const gapOf = await readableGap(deps, person, params.key, query.round);
    const [register, { calendar }] = await inTime(
      Promise.all([deps.register.current(), deps.surroundings.forSite(gapOf.row.site)]),
    );
    const around = { people: peopleInCells(register), calendar, now: clockOf(gapOf.row) };
    const workbook = await soaWorkbook(gapOf, await readGap(deps, gapOf), around);
    if (!workbook) throw new Problem('notFound');
    return workbookReply(workbook, `statement-of-applicability-${params.key}-round-${gapOf.gap.round}.xlsx`);
  },
});

const importGap: Route = route({
  method: 'post',
  path: '/api/journeys/:key/gap/import',
  operationId: 'importGapAnalysis',
  summary:
    'Says what a workbook of up to 5 MB, of the gap analysis or the Statement of Applicability, would change, or with apply=true changes it; evidence is not imported',
  tag: 'journeys',
  permission: 'journey.work',
  upload: true,
  schemas: {
    params: journey,
    query: z.strictObject({
      apply: z.enum(['true', 'false']).default('false'),
      /** Version of the head that the answer before showed. */
      shown: z.coerce.number().int().min(0).optional(),
    }),
    body: z.strictObject({ file: z.file() }),
    responses: { 200: gapImportSchema },
  },
  async handler({ params, query, person, deps, request }) {
    const gapOf = await readableGap(deps, person, params.key);
    requireRating(person, gapOf, await inTime(deps.register.current()));
    const file = await receiveWorkbook(request);
    const carryOut = query.apply === 'true' ? applyImport : tryImport;
    const { applied, head, changes, refused, unchanged } = await carryOut(deps, person, gapOf, file, query.shown);
    const told = changes.map(({ row, sheet, line, before, after }) => ({ row, sheet, line, before, after }));
    return { status: 200, body: { applied, head: headView(head), changes: told, refused, unchanged } };
  },
});

export const gapWorkbookRoutes: readonly Route[] = [exportGap, exportSoa, importGap];

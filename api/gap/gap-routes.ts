import { z } from 'zod';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { inTime } from '../processes/look-up.ts';
import { editGap, mayRate } from './edit-gap.ts';
import { readableGap, type GapOf } from './gap-of.ts';
import { headView, progressView, readGap, type GapContent } from './gap-view.ts';
import { gapWorkbookRoutes } from './workbook-routes.ts';
import { gapAnalysisSchema, gapEditedSchema, gapEditsSchema, presenceSchema, type GapAnalysis } from './shapes.ts';

const journey = z.object({ key: z.string().max(80) });

/** The whole round at once: a page of some hundred rows is drawn, filtered and counted where it is shown. */
const readGapAnalysis: Route = route({
  method: 'get',
  path: '/api/journeys/:key/gap',
  operationId: 'gapAnalysis',
  summary: 'The gap analysis of a journey: every row of the round that runs, or of an earlier one',
  tag: 'journeys',
  permission: 'process.read',
  schemas: {
    params: journey,
    query: z.strictObject({ round: z.coerce.number().int().min(1).optional() }),
    responses: { 200: gapAnalysisSchema },
  },
  async handler({ params, query, person, deps }) {
    const gapOf = await readableGap(deps, person, params.key, query.round);
    return { status: 200, body: await analysisView(deps, person, gapOf, await readGap(deps, gapOf)) };
  },
});

/** Rates rows. Every edit says what its page showed, so that nobody overwrites what they have not seen. */
const editGapAnalysis: Route = route({
  method: 'post',
  path: '/api/journeys/:key/gap/edit',
  operationId: 'editGapAnalysis',
  summary: 'Changes ratings field by field, all or none; refused where somebody else changed the same field meanwhile',
  tag: 'journeys',
  permission: 'journey.work',
  schemas: { params: journey, body: gapEditsSchema, responses: { 200: gapEditedSchema } },
  async handler({ params, body, person, deps }) {
    const gapOf = await readableGap(deps, person, params.key);
    // A page of an earlier round shows what was accepted.
    if (body.round !== undefined && body.round !== gapOf.gap.round) throw new Problem('gapsAccepted');
    const { head, versions } = await editGap(deps, person, gapOf, body.edits);
    const { rows } = await readGap(deps, gapOf);
    return {
      status: 200,
      body: {
        head: headView(head),
        rows: rows.filter(({ id }) => Object.hasOwn(versions, id)),
        versions,
        progress: progressView(gapOf.scope, rows),
      },
    };
  },
});

/** Sent every ten seconds by an open page, and when its person goes to another row. */
const bePresent: Route = route({
  method: 'post',
  path: '/api/journeys/:key/gap/presence',
  operationId: 'beInGapAnalysis',
  summary: 'Says on which row of a gap analysis one is, and hears where others are; forgotten after 30 seconds',
  tag: 'journeys',
  permission: 'process.read',
  schemas: {
    params: journey,
    body: z.strictObject({ row: z.string().max(80).nullable() }),
    responses: { 200: z.object({ presence: presenceSchema }) },
  },
  async handler({ params, body, person, deps }) {
    const { row, scope } = await readableGap(deps, person, params.key);
    if (body.row !== null && !scope.some(({ id }) => id === body.row)) throw new Problem('notFound');
    deps.gapPresence.seen(row._id, person.id, body.row);
    return { status: 200, body: { presence: await presenceView(deps, row._id) } };
  },
});

export const gapRoutes: readonly Route[] = [readGapAnalysis, editGapAnalysis, bePresent, ...gapWorkbookRoutes];

async function analysisView(
  deps: ApiDeps,
  person: SignedIn,
  gapOf: GapOf,
  { head, rows }: GapContent,
): Promise<GapAnalysis> {
  const { row, gap, scope, currentRound } = gapOf;
  return {
    key: row._id,
    title: row.title,
    round: gap.round,
    currentRound,
    editions: [...gap.editions],
    clauses: gap.clauses && [...gap.clauses],
    reason: gap.reason,
    head: headView(head),
    rows: [...rows],
    progress: progressView(scope, rows),
    mayEdit: mayRate(person, gapOf) && head.frozen === null,
    presence: await presenceView(deps, row._id),
    accepted: gap.accepted,
  };
}

async function presenceView(deps: ApiDeps, key: string): Promise<GapAnalysis['presence']> {
  const { people } = await inTime(deps.register.current());
  return deps.gapPresence.of(key).map((one) => ({ ...one, name: people.get(one.person)?.name ?? one.person }));
}

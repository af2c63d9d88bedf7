import { z } from 'zod';
import { processOf, readableHead, readableRow } from '../processes/caller.ts';
import { eventView } from '../processes/history.ts';
import { eventSchema, instantSchema } from '../processes/shapes.ts';
import { Problem } from '../platform/problem.ts';
import { reaches } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { engineView } from './engine-view.ts';
import { jumpToNextDeadline } from './jump.ts';
import { engineViewSchema, incidentSchema } from './shapes.ts';

const keyParams = z.object({ key: z.string().max(80) });

/** The third lens: what the engine has of a process. Details that only administrators need are left out for others. */
export const processEngine: Route = route({
  method: 'get',
  path: '/api/processes/:key/engine',
  operationId: 'processEngine',
  summary: 'The engine’s side of a process: run, pending work, failures',
  tag: 'operations',
  permission: 'process.read',
  schemas: { params: keyParams, responses: { 200: engineViewSchema } },
  async handler({ params, person, deps }) {
    const row = await readableHead(deps, person, params.key);
    const view = await engineView(deps, row);
    const operator = reaches(person, 'engine.read', { key: row._id, site: row.site, people: row.people });
    return {
      status: 200,
      body: {
        ...view,
        incidents: view.incidents.map(incidentView),
        temporalUrl: operator ? temporalUrl(deps.settings, view.run) : null,
      },
    };
  },
});

/** Demonstrations only: lets the time of one process pass until its next deadline acts. */
export const jump: Route = route({
  method: 'post',
  path: '/api/processes/:key/jump',
  operationId: 'jumpToNextDeadline',
  summary: 'Jump to the next deadline of a process (demonstration only)',
  tag: 'operations',
  permission: 'clock.jump',
  schemas: {
    params: keyParams,
    responses: { 200: z.object({ from: instantSchema, to: instantSchema, acted: z.array(eventSchema) }) },
  },
  async handler({ params, person, deps }) {
    if (!deps.settings.DEMO_MODE) throw new Problem('jumpIsOff');
    const row = await readableRow(deps, person, params.key);
    requireJump(person, row);
    const jumped = await jumpToNextDeadline(deps, processOf(row.type), row);
    if (!jumped) throw new Problem('nothingAhead');
    return { status: 200, body: { ...jumped, acted: jumped.acted.map(eventView) } };
  },
});

const incidentsQuery = z.strictObject({ state: z.enum(['open', 'all']).default('open') });
/** Incidents are for people to work through; beyond this the newest matter. */
const INCIDENTS = 200;

/** What the machine could not do. */
export const incidents: Route = route({
  method: 'get',
  path: '/api/incidents',
  operationId: 'incidents',
  summary: 'What the machine could not do and somebody has to look at',
  tag: 'operations',
  permission: 'engine.read',
  schemas: { query: incidentsQuery, responses: { 200: z.object({ incidents: z.array(incidentSchema) }) } },
  async handler({ query, deps }) {
    const rows = await deps.store.incidents
      .find(query.state === 'open' ? { resolvedAt: null } : {})
      .sort({ lastAt: -1 })
      .limit(INCIDENTS)
      .toArray();
    return { status: 200, body: { incidents: rows.map(incidentView) } };
  },
});

export const operationRoutes: readonly Route[] = [processEngine, jump, incidents];

function requireJump(person: SignedIn, row: { _id: string; site: string; people: readonly string[] }): void {
  if (!reaches(person, 'clock.jump', { key: row._id, site: row.site, people: row.people })) {
    throw new Problem('notPermitted', { members: { permission: 'clock.jump' } });
  }
}

/** Stacks stay with the record and the log. */
function incidentView(row: Awaited<ReturnType<typeof engineView>>['incidents'][number]): object {
  const { _id, key, type, kind, message, openedAt, lastAt, count, resolvedAt } = row;
  return { errorId: _id, key, type, kind, message, openedAt, lastAt, count, resolvedAt };
}

function temporalUrl(
  settings: { readonly TEMPORAL_UI_URL: string | null; readonly TEMPORAL_NAMESPACE: string },
  run: { readonly workflowId: string; readonly runId: string } | null,
): string | null {
  if (settings.TEMPORAL_UI_URL === null || run === null) return null;
  const base = settings.TEMPORAL_UI_URL.replace(/\/$/, '');
  const path = ['namespaces', settings.TEMPORAL_NAMESPACE, 'workflows', run.workflowId, run.runId, 'history'];
  return `${base}/${path.map(encodeURIComponent).join('/')}`;
}

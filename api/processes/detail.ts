import { z } from 'zod';
import type { FileRow, ProcessRow } from '#activities/store/rows';
import { heldElsewhere } from '#activities/store/claims';
import { readContents } from '#activities/store/contents';
import { claimsMade, contentsJudged } from '#domain/kernel/apply';
import { availabilities } from '#domain/kernel/availability';
import { fold } from '#domain/kernel/head';
import type { CommandInput } from '#domain/kernel/input';
import { byUrgency } from '#domain/kernel/waiting';
import type { ApiDeps } from '../platform/deps.ts';
import { forecastChange } from '../journeys/forecast-change.ts';
import { Problem } from '../platform/problem.ts';
import { reachFilter } from '../platform/reach.ts';
import { parsePart } from '../platform/read-request.ts';
import { route, type Route } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { callerBefore, processOf, readableHead, readableRow, realNow, type Caller } from './caller.ts';
import { eventsOf, eventView, firstBadOf } from './history.ts';
import type { Identity } from './identity.ts';
import { LIST_PROJECTION, listRow, type ListedRow, type ProcessListRow } from './list-row.ts';
import { namedRefusal } from './named.ts';
import { preview } from './preview.ts';
import { historySchema, previewSchema, processDetailSchema, timeMachineSchema } from './shapes.ts';
import { saidRefusal } from './speaker.ts';

const keyParams = z.object({ key: z.string().max(80) });

/** How many linked processes a page shows. */
const LINKED = 50;

/** Everything the page of a process shows at first. */
export const processDetail: Route = route({
  method: 'get',
  path: '/api/processes/:key',
  operationId: 'processDetail',
  summary: 'One process: its state, what it waits for, and what the caller may do',
  tag: 'processes',
  permission: 'process.read',
  schemas: { params: keyParams, responses: { 200: processDetailSchema } },
  async handler({ params, person, deps }) {
    const row = await readableRow(deps, person, params.key);
    const process = processOf(row.type);
    const caller = await callerBefore(deps, person, row);
    const [linked, files, incident] = await Promise.all([
      linkedRows(deps, person, row, caller.me),
      deps.store.files.find({ attachedTo: row._id }).sort({ uploadedAt: 1 }).toArray(),
      // Where a rule failed, people have to know on the page itself; the rest is the administrator's work.
      deps.store.incidents.findOne({ key: row._id, kind: 'fault', resolvedAt: null }, { sort: { lastAt: -1 } }),
    ]);
    const { policy, calendar } = caller.around;
    const { id, version, soonWorkingDays, limits } = policy;
    return {
      status: 200,
      body: {
        row: listRow(row, caller.me),
        state: row.state,
        waiting: row.waiting,
        availability: availabilities(process, row.state, caller.moment).map(({ refusal, ...rest }) => ({
          ...rest,
          refusal: refusal && saidRefusal(refusal, caller.speaker),
        })),
        version: row.version,
        clockAheadMs: row.clockAheadMs,
        chainHead: row.chain,
        calendar,
        policy: { id, version, soonWorkingDays, limits },
        linked,
        files: files.map(fileView),
        incident: incident && { errorId: incident._id, message: incident.message },
      },
    };
  },
});

/** What a command would bring about. Writes nothing and does not ask the engine. */
export const previewCommand: Route = route({
  method: 'post',
  path: '/api/processes/:key/preview/:name',
  operationId: 'previewCommand',
  summary: 'What a command would bring about',
  tag: 'processes',
  permission: 'process.read',
  schemas: {
    params: keyParams.extend({ name: z.string().max(80) }),
    body: z.record(z.string(), z.unknown()).default({}),
    responses: { 200: previewSchema },
  },
  async handler({ params, body, person, deps, requestId }) {
    const row = await readableRow(deps, person, params.key);
    const process = processOf(row.type);
    const command = Object.hasOwn(process.commands, params.name) ? process.commands[params.name] : undefined;
    if (!command) throw new Problem('notFound');
    const caller = await callerBefore(deps, person, row);
    const input: CommandInput = {
      kind: 'command',
      id: `preview:${requestId}`,
      name: params.name,
      body: parsePart(command.schema, body),
      actor: caller.actorOf(params.name),
    };
    const contents = await readContents(deps.store, contentsJudged(process, [input]));
    const held = await heldElsewhere(deps.store, params.key, claimsMade(process, [input]));
    const asked = preview(process, row, input, caller, contents, held);
    const {
      refusal: ruled,
      states,
      ...rest
    } = asked.refusal === null ? asked : preview(process, row, input, await anew(deps, person, row), contents, held);
    const refusal = ruled ?? (await namedRefusal(deps.store, person, command, input.body));
    const forecast = row.type === 'journey' ? await forecastChange(deps, caller.moment, states) : null;
    return { status: 200, body: { ...rest, forecast, refusal: refusal && saidRefusal(refusal, caller.speaker) } };
  },
});

/** The same caller by what holds now: people and policies are trusted for a moment, and nobody is refused by what was. */
function anew(deps: ApiDeps, person: SignedIn, row: ProcessRow): Promise<Caller> {
  deps.surroundings.forget();
  return callerBefore(deps, person, row);
}

/** The time machine: the process as it was after its first events. */
export const processAt: Route = route({
  method: 'get',
  path: '/api/processes/:key/at/:seq',
  operationId: 'processAt',
  summary: 'A process as it was after one of its events',
  tag: 'processes',
  permission: 'process.read',
  schemas: {
    params: keyParams.extend({ seq: z.coerce.number().int().min(1) }),
    responses: { 200: timeMachineSchema },
  },
  async handler({ params, person, deps }) {
    const row = await readableHead(deps, person, params.key);
    const process = processOf(row.type);
    const events = await eventsOf(deps.store, row._id, params.seq);
    const last = events.at(-1);
    if (last?.seq !== params.seq) throw new Problem('notFound');
    const state = fold(process, row._id, events);
    const { open } = process.summary(state);
    return {
      status: 200,
      body: {
        state,
        waiting: open ? [...process.waiting(state)].sort(byUrgency) : [],
        stage: last.stage,
        at: last.at,
        event: eventView(last),
      },
    };
  },
});

/** Every event of a process, with its chain verified while reading. */
export const processHistory: Route = route({
  method: 'get',
  path: '/api/processes/:key/history',
  operationId: 'processHistory',
  summary: 'Everything that happened in a process',
  tag: 'processes',
  permission: 'process.read',
  schemas: { params: keyParams, responses: { 200: historySchema } },
  async handler({ params, person, deps }) {
    const row = await readableHead(deps, person, params.key);
    // Events written after the head was read belong to a later head and are left to the next look.
    const events = await eventsOf(deps.store, row._id, row.version);
    const firstBad = firstBadOf(events, row);
    return {
      status: 200,
      body: { events: events.map(eventView), verified: { ok: firstBad === null, firstBad, at: realNow() } },
    };
  },
});

/** Processes that this one names, and those that name it, as far as the caller may see them. */
async function linkedRows(
  { store }: ApiDeps,
  person: SignedIn,
  row: ProcessRow,
  me: Identity,
): Promise<ProcessListRow[]> {
  const rows = await store.processes
    .find({
      $and: [{ $or: [{ _id: { $in: [...row.links] } }, { links: row._id }] }, reachFilter(person, 'process.read')],
      _id: { $ne: row._id },
    })
    .project<ListedRow>(LIST_PROJECTION)
    .sort({ _id: 1 })
    .limit(LINKED)
    .toArray();
  return rows.map((linked) => listRow(linked, me));
}

function fileView({ _id, name, type, size, sha256, uploadedAt, uploadedBy, evidenceDate }: FileRow): object {
  return { id: _id, name, type, size, sha256, uploadedAt, uploadedBy, evidenceDate };
}

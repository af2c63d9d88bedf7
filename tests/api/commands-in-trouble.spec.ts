import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedInputs } from '#activities/store/recorded-inputs';
import { importFile } from '#activities/import/importer';
import { createRecord } from '#activities/record/record';
import { createSurroundingsLoader } from '#activities/store/surroundings';
import { addDays, localDate, startOfDay } from '#domain/kernel/calendar';
import type { CommandInput } from '#domain/kernel/input';
import { processes } from '#domain/processes';
import { NORWAY } from '#domain/seed/calendars';
import { words } from '#domain/words';
import { engineViewSchema } from '../../api/operations/shapes.ts';
import { capaSteps } from '../../scripts/installation/capa-lifecycle.ts';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { eventually } from '../workflows/support/world.ts';
import { openWay, type Way } from '../workflows/support/way.ts';
import { problemOf, refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

let way: Way;
let world: ProcessWorld;
let rolf: Browser;
let ana: Browser;

beforeAll(async () => {
  way = await openWay(new URL(process.env['PERENNIAL_TEST_MONGODB_URI'] ?? ''));
  world = await openProcessWorld({}, { seed: seedSmallOrganization, workersMongodbUri: way.uri });
  rolf = await world.signedIn('rolf');
  ana = await world.signedIn('ana');
}, 120_000);

afterAll(async () => {
  await way.mend();
  await world.close();
  await way.close();
});

const send = (browser: Browser, key: string, command: string, body: object, id: string = randomUUID()) =>
  browser.post(`/api/processes/${key}/commands/${command}`).set('Idempotency-Key', id).send(body);

const stateOf = (key: string, id: string) => ana.get(`/api/processes/${key}/commands/${id}`);

describe('more commands than one process can take', () => {
  it('are told to come back in a second beyond ten that wait; none is lost or done twice', async () => {
    const key = await world.aReport(rolf);
    await world.stopWorker();
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const answers = await Promise.all(ids.map((id) => send(ana, key, 'comment', { text: id }, id)));
    const busy = answers.filter((answer) => answer.status === 503 && problemOf(answer).code === 'busy');
    expect(busy).toHaveLength(2);
    for (const answer of busy) {
      expect(answer.get('Retry-After')).toBe('1');
      expect(problemOf(answer).retryAfter).toBe(1);
    }
    await world.startWorker();
    // Who was told to come back does so, as often as told: the ten before may still wait when the worker has only begun.
    const again = await Promise.all(ids.map((id) => comeBack(key, id)));
    expect(again.map((answer) => answer.status)).toEqual(ids.map(() => 200));
    expect(await world.store.events.countDocuments({ key })).toBe(1 + ids.length);
  }, 60_000);
});

/** Sends the same comment again for as long as the answer is to come back later. */
async function comeBack(key: string, id: string, text = id): Promise<Awaited<ReturnType<typeof send>>> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await send(ana, key, 'comment', { text }, id);
    const retryAfter = answer.status === 503 ? Number(answer.get('Retry-After')) : 0;
    if (retryAfter === 0 || Date.now() > end) return answer;
    await pause(retryAfter * 1_000);
  }
}

describe('a command that the worker cannot record', () => {
  it('is answered as accepted within three seconds, pending meanwhile, and every outcome can be read afterwards', async () => {
    const key = await world.aReport(rolf);
    const [done, refused] = [randomUUID(), randomUUID()];
    way.cut();
    const startedAt = performance.now();
    const answers = await Promise.all([
      send(ana, key, 'comment', { text: 'Is anybody there?' }, done),
      send(ana, key, 'closeReport', { reason: 'Too early', signed: true }, refused),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(3_300);
    expect(answers.map(({ status, body }) => [status, body as unknown])).toEqual(
      [done, refused].map((commandId) => [202, { status: 'accepted', commandId }]),
    );
    expect((await stateOf(key, done).expect(200)).body).toEqual({ state: 'pending' });
    expect(await world.store.events.countDocuments({ key })).toBe(1);
    await way.mend();
    await eventually(
      async () => (await recordedInputs(world.store, key, [done, refused])).length === 2,
      'both outcomes are in the record',
    );
    expect((await stateOf(key, done)).body).toMatchObject({ state: 'recorded', outcome: { status: 'done' } });
    expect((await stateOf(key, refused)).body).toMatchObject({
      state: 'recorded',
      outcome: { status: 'refused', refusal: { code: 'wrongStage' } },
    });
    await send(ana, key, 'comment', { text: 'Is anybody there?' }, done).expect(200);
    expect(await world.store.events.countDocuments({ key })).toBe(2);
  }, 60_000);
});

describe('a loop that triage has opened and whose run is still to follow', () => {
  it('can be read at once, and a command to it comes back until the run is there', async () => {
    const { store } = world;
    await world.stopWorker();
    const record = createRecord({ store, processes, surroundings: createSurroundingsLoader(store), log: console });
    const take = (version: number, input: Omit<CommandInput, 'id'>) =>
      record({
        ...{ key: 'NC-1999-0007', type: 'report', site: 'halden', epoch: 1, version, runVersion: 0 },
        ...{ inputs: [{ ...input, id: randomUUID() }], at: new Date().toISOString() },
      });
    const what = { what: 'A box without a label', site: 'halden', place: 'Release' };
    await take(0, { kind: 'birth', name: 'report', body: what, actor: { kind: 'person', id: 'rolf' } });
    await take(1, { kind: 'command', name: 'triage', body: TRIAGE, actor: { kind: 'person', id: 'ana' } });
    const start = await store.outbox.findOne({ from: 'NC-1999-0007' });
    const key = start?.target ?? '';
    const shown = await ana.get(`/api/processes/${key}`);
    const id = randomUUID();
    const tooEarly = await send(ana, key, 'comment', { text: 'Already?' }, id);
    const incidents = await store.incidents.countDocuments({ key });
    await world.startWorker();
    expect([shown.status, tooEarly.status, problemOf(tooEarly).code, incidents]).toEqual([200, 503, 'busy', 0]);
    const answer = await comeBack(key, id, 'Already?');
    expect(answer.body).toMatchObject({ outcome: { status: 'done', version: 2 } });
    expect(await store.events.countDocuments({ key })).toBe(2);
  }, 60_000);
});

describe('what the engine still has to bring', () => {
  it('is shown with what delays it, and as done once it has arrived', async () => {
    const key = await world.aReport(rolf);
    await send(ana, key, 'triage', { ...TRIAGE }).expect(200);
    const viewOf = async () => engineViewSchema.parse((await ana.get(`/api/processes/${key}/engine`).expect(200)).body);
    const arrived = await eventually(async () => {
      const view = await viewOf();
      return view.outbox[0]?.status === 'done' && view;
    }, 'the loop is started');
    expect(arrived.timeline.find(({ kind }) => kind === 'commandAnswered')).toMatchObject({
      params: { status: 'done' },
    });
    expect(arrived.outbox).toMatchObject([
      { effect: 'start', target: expect.stringMatching(/^CAPA-/), lastFailure: null },
    ]);
    // A message to a process that the record knows and the engine does not.
    await world.store.outbox.insertOne({
      _id: `${key}:capaOpened:process:9`,
      from: key,
      target: 'NC-1999-0001',
      seq: 9,
      index: 0,
      at: new Date().toISOString(),
      effect: { do: 'tell', id: 'capaOpened:process:9', to: 'NC-1999-0001', fact: 'capaOpened', body: { key } },
      status: 'pending',
      result: null,
      doneAt: null,
    });
    const delayed = await eventually(async () => {
      const view = await viewOf();
      return view.outbox.find((row) => row.target === 'NC-1999-0001' && row.lastFailure !== null) && view;
    }, 'the message that does not arrive is tried again');
    expect(delayed.outbox[0]).toMatchObject({
      effect: 'tell',
      status: 'pending',
      lastFailure: expect.stringMatching(/\w/),
    });
    expect(delayed.pending).toContainEqual(
      expect.objectContaining({ kind: 'standalone', name: 'tell NC-1999-0001', attempt: expect.any(Number) }),
    );
    await world.deps.temporal.activity.getHandle(`${key}:capaOpened:process:9`).terminate('The test is over');
  }, 60_000);
});

describe('a closed CAPA', () => {
  const today = localDate(new Date().toISOString(), NORWAY);

  /** Imports a loop that was closed so many days ago. */
  async function closed(daysAgo: number): Promise<string> {
    const date = addDays(today, { days: -daysAgo, unit: 'calendar' }, NORWAY);
    const noon = Date.parse(startOfDay(date, NORWAY)) + 12 * 3_600_000;
    const report = { what: `Closed ${String(daysAgo)} days ago`, site: 'halden', place: 'Release' };
    const acts = [
      { ref: 'report', type: 'report', birth: 'report', person: 'rolf', body: report },
      { ref: 'report', command: 'triage', person: 'ana', body: TRIAGE },
      ...capaSteps(new Date(noon))
        .flat()
        .map(({ person, name, body }) => ({ ref: 'capaOf:report', command: name, person, body })),
    ];
    const entries = acts.map((act, index) => ({ ...act, at: new Date(noon + index * 60_000).toISOString() }));
    const { store, deps } = world;
    const file = { file: `closed-${String(daysAgo)}.json`, by: 'joakim', entries };
    const log = { error: () => undefined };
    const { keys } = await importFile({ store, client: deps.temporal, processes, words, log }, file);
    return keys.get('capaOf:report') ?? '';
  }

  it('is reopened up to the ninetieth day, and goes on in another attempt', async () => {
    const key = await closed(90);
    const before = await ana.get(`/api/processes/${key}`).expect(200);
    expect(before.body).toMatchObject({ row: { open: false, stage: 'closed' } });
    const id = randomUUID();
    const first = await send(ana, key, 'reopen', { reason: 'It came back' }, id).expect(200);
    expect((await send(ana, key, 'reopen', { reason: 'It came back' }, id).expect(200)).body).toEqual(first.body);
    const after = await ana.get(`/api/processes/${key}`).expect(200);
    expect(after.body).toMatchObject({ row: { open: true, stage: 'containment', attempt: 2 } });
    const olga = await world.signedIn('olga');
    await send(olga, key, 'recordContainment', { done: 'Sorted again', scope: 'Two batches' }).expect(200);
    await ana.get(`/api/processes/${key}/history`).expect(200);
  }, 60_000);

  it('stays closed after that, and for whoever may not steer it', async () => {
    const key = await closed(91);
    const id = randomUUID();
    const late = await send(ana, key, 'reopen', { reason: 'It came back' }, id);
    expect(refusalOf(late)).toEqual([409, 'reopenTooLate']);
    expect((await stateOf(key, id)).body).toMatchObject({ state: 'recorded', outcome: { status: 'refused' } });
    const olga = await world.signedIn('olga');
    expect(refusalOf(await send(olga, key, 'reopen', { reason: 'Please' }))).toEqual([403, 'notPermitted']);
    expect(refusalOf(await send(ana, key, 'comment', { text: 'Hm' }))).toEqual([409, 'closed']);
    const after = await ana.get(`/api/processes/${key}`).expect(200);
    expect(after.body).toMatchObject({ row: { open: false, stage: 'closed', attempt: 1 } });
  }, 60_000);
});

const TRIAGE = {
  decision: 'capa',
  reason: 'Two customers are affected',
  severity: 4,
  likelihood: 3,
  grade: 'major',
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  owner: 'olga',
} as const;

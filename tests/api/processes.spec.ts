import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inputsOf } from '#activities/store/recorded-inputs';
import { registerChanged } from '#activities/store/surroundings';
import { engineViewSchema } from '../../api/operations/shapes.ts';
import { previewSchema, processDetailSchema, timeMachineSchema } from '../../api/processes/shapes.ts';
import type { Browser } from './support/api-world.ts';
import { eventually } from '../workflows/support/world.ts';
import { aProcess } from './support/organization.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

let world: ProcessWorld;
let employee: Browser;
let quality: Browser;

beforeAll(async () => {
  world = await openProcessWorld();
  employee = await world.signedIn('employee-halden');
  quality = await world.signedIn('qualitymanager-all');
}, 120_000);

afterAll(async () => {
  await world.close();
});

const send = (browser: Browser, key: string, command: string, body: object, id: string = randomUUID()) =>
  browser.post(`/api/processes/${key}/commands/${command}`).set('Idempotency-Key', id).send(body);

describe('a birth', () => {
  it('gives the process the next number of its year and records it before it answers', async () => {
    const key = await world.aReport(employee);
    expect(key).toMatch(/^NC-\d{4}-\d{4}$/);
    const detail = await employee.get(`/api/processes/${key}`).expect(200);
    expect(detail.body).toMatchObject({
      version: 1,
      row: { key, title: 'Bolts of lot 4711 are too long', open: true },
    });
  });

  it('with the same idempotency key is born once', async () => {
    const id = randomUUID();
    const report = { what: 'Twice', site: 'halden', place: 'Line 1' };
    const birth = () => employee.post('/api/processes/report/births/report').set('Idempotency-Key', id).send(report);
    const [first, second] = await Promise.all([birth(), birth()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await birth()).body).toEqual(first.body);
    expect(await world.store.processes.countDocuments({ title: 'Twice' })).toBe(1);
  });

  it('is refused where the reporter may not report, and when a field is missing', async () => {
    const birth = (body: object) =>
      employee.post('/api/processes/report/births/report').set('Idempotency-Key', randomUUID()).send(body);
    const elsewhere = await birth({ what: 'x', site: 'brno', place: 'y' }).expect(403);
    expect(elsewhere.body).toMatchObject({ code: 'notPermitted' });
    const incomplete = await birth({ what: 'x', site: 'halden', extra: 1 }).expect(422);
    expect(incomplete.body).toMatchObject({ fieldPaths: expect.arrayContaining(['place', 'extra']) });
  });

  it('that only another process may cause is not for people', async () => {
    const names = ['open', 'capa', 'birth'];
    for (const name of names) {
      const answer = await quality
        .post(`/api/processes/capa/births/${name}`)
        .set('Idempotency-Key', randomUUID())
        .send({});
      expect([403, 404]).toContain(answer.status);
    }
  });
});

describe('a command', () => {
  it('answers with the version it led to, and the next read shows it', async () => {
    const key = await world.aReport(employee);
    const answer = await send(quality, key, 'comment', { text: 'I will look at it' }).expect(200);
    expect(answer.body).toEqual({ outcome: { status: 'done', version: 2, events: 1 } });
    const history = await quality.get(`/api/processes/${key}/history`).expect(200);
    expect(history.body).toMatchObject({
      events: [{ seq: 1 }, { seq: 2, actor: { kind: 'person', id: 'qualitymanager-all' } }],
      verified: { ok: true, firstBad: null },
    });
  });

  it('sent again with the same key gives the same answer and happens once', async () => {
    const key = await world.aReport(employee);
    const id = randomUUID();
    const first = await send(quality, key, 'comment', { text: 'Once' }, id).expect(200);
    const again = await send(quality, key, 'comment', { text: 'Once' }, id).expect(200);
    expect(again.body).toEqual(first.body);
    expect(await world.store.events.countDocuments({ key })).toBe(2);
    const other = await send(quality, key, 'comment', { text: 'Other' }, id).expect(422);
    expect(other.body).toMatchObject({ code: 'keyReused' });
    const foreign = await send(employee, key, 'comment', { text: 'Once' }, id).expect(422);
    expect(foreign.body).toMatchObject({ code: 'keyReused' });
  });

  it('sent again is answered as the first time, also when its sender may no longer send it', async () => {
    const key = await world.aReport(employee);
    const guest = await world.signedIn('qualitymanager-halden');
    const id = randomUUID();
    const first = await send(guest, key, 'comment', { text: 'While I may' }, id).expect(200);
    const roles = (await world.store.people.findOne({ _id: 'qualitymanager-halden' }))?.roles ?? [];
    const change = async (to: typeof roles): Promise<void> => {
      await world.store.people.updateOne({ _id: 'qualitymanager-halden' }, { $set: { roles: to } });
      await registerChanged(world.store);
    };
    await change([{ role: 'employee' }]);
    await eventually(
      async () => (await send(guest, key, 'comment', { text: 'No more' })).status === 403,
      'the change of roles is known',
    );
    const again = await send(guest, key, 'comment', { text: 'While I may' }, id).expect(200);
    expect(again.body).toEqual(first.body);
    await send(guest, key, 'comment', { text: 'Something else' }, id).expect(422);
    await change(roles);
  });

  it('with half of a character in it is refused, and no chain is broken by one', async () => {
    const key = await world.aReport(employee);
    const body = '{"text":"Half \\ud800 of one"}';
    const answer = await employee
      .post(`/api/processes/${key}/commands/comment`)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send(body)
      .expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid', fieldPaths: ['text'] });
    const nested = await employee
      .post('/api/processes/report/births/report')
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/json')
      .send('{"what":"x","site":"halden","place":"y","evidence":["\\udfff"]}')
      .expect(422);
    expect(nested.body).toMatchObject({ fieldPaths: ['evidence.0'] });
    const history = await employee.get(`/api/processes/${key}/history`).expect(200);
    expect(history.body).toMatchObject({ verified: { ok: true } });
  });

  it('can be asked for afterwards, refused or not', async () => {
    const key = await world.aReport(employee);
    const done = randomUUID();
    const refused = randomUUID();
    await send(quality, key, 'comment', { text: 'Kept' }, done).expect(200);
    const no = await send(quality, key, 'verifyCorrection', { accepted: true, note: 'ok' }, refused).expect(409);
    expect(no.body).toMatchObject({ code: expect.any(String), detail: expect.stringMatching(/\w+ \w+/) });
    const state = (id: string) => quality.get(`/api/processes/${key}/commands/${id}`);
    expect((await state(done)).body).toMatchObject({ state: 'recorded', outcome: { status: 'done' } });
    expect((await state(refused)).body).toMatchObject({ state: 'recorded', outcome: { status: 'refused' } });
    await state(randomUUID()).expect(404);
  });

  it('is refused before the engine is asked: unknown name, foreign site, no permission, bad body', async () => {
    const key = await world.aReport(employee);
    await send(quality, key, 'constructor', {}).expect(404);
    await send(await world.signedIn('employee-brno'), key, 'comment', { text: 'x' }).expect(404);
    await send(employee, key, 'triage', { decision: 'rejected', reason: 'x' }).expect(403);
    const bad = await send(quality, key, 'comment', { text: 'x', more: true }).expect(422);
    expect(bad.body).toMatchObject({ code: 'invalid', fieldPaths: ['more'] });
    await quality.post(`/api/processes/${key}/commands/comment`).send({ text: 'x' }).expect(422);
    expect(await inputsOf(world.store, key)).toHaveLength(1);
  });

  it('that names another process names one that is there, that its sender may read, and that can be meant', async () => {
    const mine = await world.signedIn('qualitymanager-halden');
    const key = await world.aReport(employee);
    const first = await world.aReport(employee);
    const elsewhere = await world.aReport(await world.signedIn('employee-brno'), { site: 'brno' });
    await world.store.processes.insertOne(aProcess({ _id: 'JRN-2026-0001', site: 'halden', type: 'journey' }));
    const duplicate = (duplicateOf: string) => ({ decision: 'duplicate', reason: 'Reported before', duplicateOf });
    const rated = { decision: 'correctOnly', reason: 'Once', severity: 2, likelihood: 2, grade: 'minor' };
    for (const other of ['NC-2026-9999', elsewhere, 'JRN-2026-0001']) {
      const answer = await send(mine, key, 'triage', duplicate(other)).expect(409);
      expect(answer.body).toMatchObject({ code: 'nothingNamed', fieldPaths: ['duplicateOf'], params: { key: other } });
      const repeats = await send(mine, key, 'triage', { ...rated, repeats: [first, other] }).expect(409);
      expect(repeats.body).toMatchObject({ code: 'nothingNamed', fieldPaths: ['repeats'] });
    }
    const shown = await mine.post(`/api/processes/${key}/preview/triage`).send(duplicate('NC-2026-9999')).expect(200);
    expect(previewSchema.parse(shown.body).refusal).toMatchObject({ code: 'nothingNamed', field: 'duplicateOf' });
    const itself = await send(mine, key, 'triage', duplicate(key)).expect(409);
    expect(itself.body).toMatchObject({ code: 'namesItself' });
    await send(mine, key, 'triage', duplicate(first)).expect(200);
    const circle = await send(mine, first, 'triage', duplicate(key)).expect(409);
    expect(circle.body).toMatchObject({ code: 'namedEnded' });
  });

  it('is stale when another person touched the same thing since the page was drawn, and only then', async () => {
    const key = await world.aReport(employee);
    await send(quality, key, 'comment', { text: 'Something else' }).expect(200);
    const other = await world.signedIn('qualitymanager-halden');
    const shown = (version: string, command: string, body: object) =>
      send(other, key, command, body).set('Shown-Version', version);
    const triaged = await shown('1', 'triage', {
      decision: 'correctOnly',
      reason: 'It can be repaired',
      grade: 'minor',
      severity: 2,
      likelihood: 2,
      owner: 'manager-halden',
    });
    expect(triaged.body).toMatchObject({ outcome: { status: 'done' } });
    const stale = await send(quality, key, 'comment', { text: 'Still to triage?' })
      .set('Shown-Version', '2')
      .expect(409);
    expect(stale.body).toMatchObject({
      code: 'stale',
      changes: [{ type: 'triaged', actor: { id: 'qualitymanager-halden' } }],
    });
  });

  it('to a closed process is refused as closed', async () => {
    const key = await world.aReport(employee);
    await send(quality, key, 'triage', { decision: 'rejected', reason: 'No requirement was missed' }).expect(200);
    const answer = await send(quality, key, 'comment', { text: 'Too late' }).expect(409);
    expect(answer.body).toMatchObject({ code: 'closed' });
  });

  it('that no worker takes is answered within three seconds, and is done once a worker is back', async () => {
    const key = await world.aReport(employee);
    await world.stopWorker();
    const id = randomUUID();
    const began = Date.now();
    const answer = await send(quality, key, 'comment', { text: 'Patience' }, id);
    expect(Date.now() - began).toBeLessThan(3_200);
    expect([202, 503]).toContain(answer.status);
    await world.startWorker();
    const again = await send(quality, key, 'comment', { text: 'Patience' }, id).expect(200);
    expect(again.body).toMatchObject({ outcome: { status: 'done', version: 2 } });
    expect(await world.store.events.countDocuments({ key })).toBe(2);
  }, 30_000);

  it('to an open process without a run is answered as such, and an incident is opened', async () => {
    const key = await world.aReport(employee);
    await world.deps.temporal.workflow.getHandle(key).terminate('test');
    const answer = await send(quality, key, 'comment', { text: 'Anybody?' }).expect(503);
    expect(answer.body).toMatchObject({ code: 'engineAway' });
    const admin = await world.signedIn('administrator-all');
    const incidents = await admin.get('/api/incidents').expect(200);
    expect(incidents.body).toMatchObject({
      incidents: expect.arrayContaining([expect.objectContaining({ key, kind: 'missingRun' })]),
    });
  });
});

describe('a preview', () => {
  it('tells what a command would bring about and changes nothing', async () => {
    const key = await world.aReport(employee);
    const answer = await quality
      .post(`/api/processes/${key}/preview/triage`)
      .send({ decision: 'rejected', reason: 'No requirement was missed' })
      .expect(200);
    const body = previewSchema.parse(answer.body);
    expect(body).toMatchObject({ refusal: null, version: 1 });
    expect(body.waitingEnds.length).toBeGreaterThan(0);
    expect(body.events.length).toBeGreaterThan(0);
    expect(await world.store.events.countDocuments({ key })).toBe(1);
  });

  it('says in words why a command would be refused', async () => {
    const key = await world.aReport(employee);
    const answer = await quality
      .post(`/api/processes/${key}/preview/verifyCorrection`)
      .send({ accepted: true, note: 'fine' })
      .expect(200);
    expect(previewSchema.parse(answer.body).refusal?.sentence).toMatch(/^[^.]+ .+/);
  });
});

describe('the page of a process', () => {
  it('says what the caller may do, and why not in words', async () => {
    const key = await world.aReport(employee);
    const mine = await employee.get(`/api/processes/${key}`).expect(200);
    const triage = processDetailSchema.parse(mine.body).availability.find((one) => one.command === 'triage');
    expect(triage?.refusal).toMatchObject({ code: 'notPermitted' });
    const theirs = await quality.get(`/api/processes/${key}`).expect(200);
    expect(theirs.body).toMatchObject({
      row: { myCommand: { command: 'triage' } },
      calendar: { zone: 'Europe/Oslo' },
    });
  });

  it('can be seen as it was after an earlier event', async () => {
    const key = await world.aReport(employee);
    await send(quality, key, 'triage', { decision: 'rejected', reason: 'No requirement was missed' }).expect(200);
    const answer = await quality.get(`/api/processes/${key}/at/1`).expect(200);
    const body = timeMachineSchema.parse(answer.body);
    expect(body.waiting.length).toBeGreaterThan(0);
    expect(body.event).toMatchObject({ seq: 1, type: 'reported' });
    await quality.get(`/api/processes/${key}/at/99`).expect(404);
  });

  it('shows the engine’s side to whoever may read it', async () => {
    const key = await world.aReport(employee);
    const answer = await quality.get(`/api/processes/${key}/engine`).expect(200);
    const body = engineViewSchema.parse(answer.body);
    expect(body).toMatchObject({
      run: { workflowId: key, status: 'RUNNING', type: 'report' },
      record: { version: 1 },
      engineVersion: 1,
      temporalUrl: null,
    });
    expect(body.pollers?.workflow).toBeGreaterThan(0);
    expect(body.pending.map((one) => one.kind)).toContain('timer');
    expect(body.timeline.length).toBeGreaterThan(0);
  });

  it('shows of one that is over what each command was answered, and nothing to come', async () => {
    const key = await world.aReport(employee);
    await send(quality, key, 'closeReport', { reason: 'Too early', signed: true }).expect(409);
    await send(quality, key, 'triage', { decision: 'rejected', reason: 'No requirement was missed' }).expect(200);
    const over = await eventually(async () => {
      const view = engineViewSchema.parse((await quality.get(`/api/processes/${key}/engine`).expect(200)).body);
      return view.run?.status === 'COMPLETED' && view;
    }, 'the run is over');
    const answers = over.timeline
      .filter(({ kind }) => kind === 'commandAnswered')
      .map(({ params }) => params['status']);
    expect(answers).toEqual(['done', 'refused', 'done']);
    expect(over.pending).toEqual([]);
  });

  it('does not exist for people of another site', async () => {
    const key = await world.aReport(employee);
    const stranger = await world.signedIn('employee-brno');
    for (const path of ['', '/history', '/at/1', '/engine']) {
      await stranger.get(`/api/processes/${key}${path}`).expect(404);
    }
  });
});

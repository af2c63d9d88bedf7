import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { fileOf, refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { capaOf } from './support/play.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

let world: ProcessWorld;
let rolf: Browser;
let ana: Browser;

beforeAll(async () => {
  world = await openProcessWorld({}, { seed: seedSmallOrganization });
  rolf = await world.signedIn('rolf');
  ana = await world.signedIn('ana');
}, 120_000);

afterAll(() => world.close());

const send = (browser: Browser, key: string, command: string, body: object) =>
  browser.post(`/api/processes/${key}/commands/${command}`).set('Idempotency-Key', randomUUID()).send(body);

const bear = (browser: Browser, body: object) =>
  browser
    .post('/api/processes/report/births/report')
    .set('Idempotency-Key', randomUUID())
    .send({ what: 'Rust', site: 'halden', place: 'Release', ...body });

async function aLoopOf(owner: string): Promise<string> {
  const report = await world.aReport(rolf);
  const triage = { decision: 'capa', reason: 'Twice now', severity: 3, likelihood: 3, grade: 'minor', owner };
  await send(ana, report, 'triage', triage).expect(200);
  return capaOf(world, report);
}

const inboxOf = async (browser: Browser): Promise<string> =>
  JSON.stringify((await browser.get('/api/today').expect(200)).body);

describe('somebody absent', () => {
  const CONTAINMENT = { done: 'Sorted', scope: 'One batch' };
  const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

  it('has their work done by their substitute, who finds it, and both are on record', async () => {
    const key = await aLoopOf('olga');
    const [olga, eva] = [await world.signedIn('olga'), await world.signedIn('eva')];
    await eva.get(`/api/processes/${key}`).expect(404);
    const absence = { from: daysFromNow(-1), until: daysFromNow(7), substitute: 'eva' };
    await olga.put('/api/session/absence').send({ absence }).expect(200);
    expect(await inboxOf(eva)).toContain(key);
    const page = await eva.get(`/api/processes/${key}`).expect(200);
    expect(page.body).toMatchObject({ row: { myCommand: { command: 'recordContainment' } } });
    await send(eva, key, 'recordContainment', CONTAINMENT).expect(200);
    const history = await eva.get(`/api/processes/${key}/history`).expect(200);
    expect(history.body).toMatchObject({
      events: [{ type: 'opened' }, { type: 'containmentRecorded', actor: { id: 'eva', onBehalfOf: 'olga' } }],
    });
    await olga.put('/api/session/absence').send({ absence: null }).expect(200);
    expect(await inboxOf(eva)).not.toContain(key);
    expect((await send(eva, key, 'saveCauses', { causes: [] })).status).toBe(404);
  });

  it('who comes back later than today is not yet represented', async () => {
    const key = await aLoopOf('pia');
    const [pia, per] = [await world.signedIn('pia'), await world.signedIn('per')];
    const absence = { from: daysFromNow(2), until: daysFromNow(7), substitute: 'per' };
    await pia.put('/api/session/absence').send({ absence }).expect(200);
    expect((await send(per, key, 'recordContainment', CONTAINMENT)).status).toBe(404);
    expect(await inboxOf(per)).not.toContain(key);
    await send(pia, key, 'recordContainment', CONTAINMENT).expect(200);
    await pia.put('/api/session/absence').send({ absence: null }).expect(200);
  });
});

describe('an uploaded file', () => {
  async function upload(browser: Browser): Promise<string> {
    return fileOf(
      await browser.post('/api/files').attach('file', Buffer.from('%PDF-1.7\nreadings'), 'r.pdf').expect(201),
    ).id;
  }

  it('is evidence of whoever uploaded it, of one process, and of nobody and nothing else', async () => {
    const file = await upload(rolf);
    const pia = await world.signedIn('pia');
    expect(refusalOf(await bear(pia, { what: 'Not mine', evidence: [file] }))).toEqual([409, 'fileNotUsable']);
    expect(await world.store.processes.countDocuments({ title: 'Not mine' })).toBe(0);
    expect(refusalOf(await bear(rolf, { evidence: [randomUUID()] }))).toEqual([409, 'fileNotUsable']);
    await bear(rolf, { what: 'Mine', evidence: [file] }).expect(201);
    expect(refusalOf(await bear(rolf, { what: 'Mine again', evidence: [file] }))).toEqual([409, 'fileNotUsable']);
    const row = await world.store.processes.findOne({ title: 'Mine' });
    expect(await world.store.files.findOne({ _id: file })).toMatchObject({ attachedTo: row?._id });
  });

  it('of somebody else spoils only the command that cites it', async () => {
    const key = await aLoopOf('olga');
    const olga = await world.signedIn('olga');
    const [theirs, own] = [await upload(rolf), await upload(olga)];
    const evidence = (fileId: string) =>
      send(olga, key, 'addEvidence', { subject: 'process', fileId, evidenceDate: '2026-01-05' });
    const answers = await Promise.all([evidence(theirs), evidence(own)]);
    expect(answers.map((answer) => answer.status)).toEqual([409, 200]);
    const files = await world.store.files.find({ attachedTo: key }).toArray();
    expect(files.map((row) => row._id)).toEqual([own]);
  });
});

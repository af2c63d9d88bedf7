import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keysWithEvents, rebuildOutdated, rebuildProcess } from '#activities/record/rebuild';
import { contentId, editContent } from '#activities/store/contents';
import { tasksFor } from '#activities/store/tasks';
import { verifyChains, type BadRow } from '#activities/store/verify-chains';
import { processes } from '#domain/processes';
import type { Browser } from './support/api-world.ts';
import { aProcess } from './support/organization.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

let world: ProcessWorld;
let quality: Browser;
let key: string;

beforeAll(async () => {
  world = await openProcessWorld({ DEMO_MODE: 'true' });
  quality = await world.signedIn('qualitymanager-all');
  key = await world.aReport(quality);
  for (const text of ['First', 'Second']) {
    await quality
      .post(`/api/processes/${key}/commands/comment`)
      .set('Idempotency-Key', randomUUID())
      .send({ text })
      .expect(200);
  }
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('the audit trail', () => {
  it('is searched by who, where, what and when, page by page', async () => {
    const first = await quality.get('/api/audit').query({ key, limit: 2 }).expect(200);
    expect(first.body).toMatchObject({ events: [{ seq: 3, key, processType: 'report' }, { seq: 2 }] });
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await quality.get('/api/audit').query({ key, limit: 2, cursor: nextCursor }).expect(200);
    expect(second.body).toMatchObject({ events: [{ seq: 1, type: 'reported' }], nextCursor: null });
    const count = async (query: object): Promise<number> => {
      const answer = await quality
        .get('/api/audit')
        .query({ key, ...query })
        .expect(200);
      return (answer.body as { events: unknown[] }).events.length;
    };
    expect(await count({ actor: 'qualitymanager-all' })).toBe(3);
    expect(await count({ actor: 'employee-halden' })).toBe(0);
    expect(await count({ event: 'reported', site: 'halden', type: 'report' })).toBe(1);
    expect(await count({ to: '2020-01-01' })).toBe(0);
    expect(await count({ from: '2020-01-01', to: '2999-01-01' })).toBe(3);
  });

  it('is not for employees, and verifying is not for readers', async () => {
    await (await world.signedIn('employee-halden')).get('/api/audit').expect(403);
    await (await world.signedIn('internalauditor-all')).post('/api/audit/verify').expect(403);
  });
});

/** The first of all bad rows in the order of keys; nothing where the record is whole. */
async function firstBad(): Promise<BadRow | undefined> {
  return (await verifyChains(world.store)).bad[0];
}

describe('verifying', () => {
  it('finds a whole record whole', async () => {
    const answer = await quality.post('/api/audit/verify').expect(200);
    expect(answer.body).toMatchObject({ ok: true, bad: [], processes: 1, checked: 3 });
  });

  it('names the first row that was altered, removed at the end, or put in', async () => {
    const { events } = world.store;
    const second = await events.findOne({ _id: `${key}:2` });
    const third = await events.findOne({ _id: `${key}:3` });
    if (!second || !third) throw new Error('The events are missing');

    await events.updateOne({ _id: second._id }, { $set: { 'event.text': 'Altered' } });
    expect(await firstBad()).toMatchObject({ key, seq: 2, flaw: 'its content was altered' });
    const history = await quality.get(`/api/processes/${key}/history`).expect(200);
    expect(history.body).toMatchObject({ verified: { ok: false, firstBad: 2 } });
    await events.replaceOne({ _id: second._id }, second);

    await events.deleteOne({ _id: third._id });
    expect(await firstBad()).toMatchObject({ key, seq: 3, flaw: 'is missing' });
    await events.insertOne(third);

    // The same answer at two places the database would not even take.
    const { answer: _answer, ...unanswered } = third;
    await events.insertOne({ ...unanswered, _id: 'ZZ-2026-0001:1', key: 'ZZ-2026-0001', seq: 1 });
    expect(await firstBad()).toMatchObject({ key: 'ZZ-2026-0001', seq: 1 });
    await events.updateOne({ _id: second._id }, { $set: { 'event.text': 'Altered' } });
    // One broken chain hides none of the others.
    const { bad } = await verifyChains(world.store);
    expect(bad.map((one) => [one.key, one.seq])).toEqual([
      [key, 2],
      ['ZZ-2026-0001', 1],
    ]);
    await events.replaceOne({ _id: second._id }, second);
    await events.deleteOne({ _id: 'ZZ-2026-0001:1' });
    expect((await verifyChains(world.store)).ok).toBe(true);
  });
});

describe('verifying contents', () => {
  it('names the first change that was altered or removed, and a part that is not what was written', async () => {
    const { store } = world;
    const of = { key: 'JRN-2026-0009', kind: 'gap', round: 1 };
    const id = contentId(of);
    const at = '2026-11-23T09:00:00.000Z';
    for (const [shown, rating] of ['gap', 'partly', 'conforms'].entries()) {
      await editContent(store, of, [{ part: 'ISO 9001:2026/4.1', shown, change: () => ({ rating }) }], {
        by: 'ana',
        at,
      });
    }
    expect(await verifyChains(store)).toMatchObject({ ok: true, changes: 3 });

    await store.contentChanges.updateOne({ _id: `${id}|2` }, { $set: { 'after.rating': 'gap' } });
    expect(await firstBad()).toEqual({ key: id, seq: 2, flaw: 'its content was altered' });
    await store.contentChanges.updateOne({ _id: `${id}|2` }, { $set: { 'after.rating': 'partly' } });

    await store.contentParts.updateOne({ content: id }, { $set: { 'value.rating': 'gap' } });
    expect(await firstBad()).toMatchObject({ key: id, seq: 3 });
    await store.contentParts.updateOne({ content: id }, { $set: { 'value.rating': 'conforms' } });

    await store.contentChanges.deleteOne({ _id: `${id}|3` });
    expect(await firstBad()).toEqual({ key: id, seq: 3, flaw: 'is missing' });
    await store.contents.deleteOne({ _id: id });
    await store.contentChanges.deleteMany({ content: id });
    await store.contentParts.deleteMany({ content: id });
  });
});

describe('rebuilding', () => {
  it('folds a snapshot, and with it what waits for whom, from the events to what it was', async () => {
    const { store } = world;
    const row = await store.processes.findOne({ _id: key });
    const tasks = await tasksFor(store, row?.assignees ?? [], 100);
    expect(tasks).not.toEqual([]);
    expect(await rebuildProcess(store, processes, key)).toBe('same');
    await store.processes.updateOne({ _id: key }, { $set: { title: 'Wrong', state: {}, waiting: [], assignees: [] } });
    expect(await tasksFor(store, row?.assignees ?? [], 100)).toEqual([]);
    const keys: string[] = [];
    for await (const one of keysWithEvents(store)) keys.push(one);
    expect(keys).toEqual([key]);
    expect(await rebuildProcess(store, processes, key)).toBe('repaired');
    const rebuilt = await store.processes.findOne({ _id: key });
    expect(rebuilt).toEqual({ ...row, recordedAt: rebuilt?.recordedAt });
    expect(Date.parse(rebuilt?.recordedAt ?? '')).toBeGreaterThan(Date.parse(row?.recordedAt ?? ''));
    expect(await tasksFor(store, row?.assignees ?? [], 100)).toEqual(tasks);
  });
});

describe('heads of an earlier release', () => {
  it('are folded anew, and one that cannot be keeps no other from it', async () => {
    const { store } = world;
    const row = await store.processes.findOne({ _id: key });
    await store.processes.updateOne({ _id: key }, { $set: { stateSchema: 0, state: { shape: 'of old' } } });
    await store.processes.insertOne(aProcess({ _id: 'NC-2026-0999', site: 'halden', stateSchema: 0 }));
    expect(await rebuildOutdated(store, processes)).toEqual({ folded: [key], left: ['NC-2026-0999'] });
    const folded = await store.processes.findOne({ _id: key });
    expect(folded).toEqual({ ...row, recordedAt: folded?.recordedAt });
    await store.processes.deleteOne({ _id: 'NC-2026-0999' });
    expect(await rebuildOutdated(store, processes)).toEqual({ folded: [], left: [] });
  });
});

describe('a jump to the next deadline', () => {
  it('lets the deadline act and keeps how far the process is ahead', async () => {
    const jumped = await quality.post(`/api/processes/${key}/jump`).expect(200);
    const { from, to, acted } = jumped.body as { from: string; to: string; acted: { actor: object }[] };
    expect(to > from).toBe(true);
    expect(acted[0]).toMatchObject({ actor: { kind: 'clock' } });
    const row = await world.store.processes.findOne({ _id: key });
    expect(row?.clockAheadMs).toBeGreaterThan(60_000);
    // The process takes commands on its own clock from then on.
    await quality
      .post(`/api/processes/${key}/commands/comment`)
      .set('Idempotency-Key', randomUUID())
      .send({ text: 'After the jump' })
      .expect(200);
    const history = await quality.get(`/api/processes/${key}/history`).expect(200);
    expect(history.body).toMatchObject({ verified: { ok: true } });
  }, 60_000);

  it('is for whoever may jump, and only in a demonstration', async () => {
    await (await world.signedIn('employee-halden')).post(`/api/processes/${key}/jump`).expect(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { mailDigests, mailUrgentNotices } from '#activities/mail/digest';
import type { NoticeRow } from '#activities/store/rows';
import { words } from '#domain/words';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';

let world: ApiWorld;
let administrator: Browser;

beforeAll(async () => {
  world = await openApiWorld();
  administrator = await world.signedIn('administrator-all');
});
afterAll(() => world.close());

/** Monday in Oslo, winter time. */
const MORNING = new Date('2026-11-23T06:30:00.000Z');
const later = (hours: number): Date => new Date(MORNING.getTime() + hours * 3_600_000);
const deps = (): Parameters<typeof mailDigests>[0] => ({
  store: world.store,
  publicUrl: 'https://perennial.example',
  words,
});

async function notice(id: string, person: string, at: Date, urgency: NoticeRow['urgency'] = 'digest'): Promise<void> {
  await world.store.notices.insertOne({
    _id: id,
    person,
    key: 'NC-2026-0001',
    type: 'report',
    site: 'halden',
    title: 'Rust on three crates',
    code: 'resumed',
    params: {},
    at: at.toISOString(),
    urgency,
    mailId: null,
  });
}

const page = z.object({
  rows: z.array(
    z.object({ id: z.string(), person: z.string(), subject: z.string(), text: z.string(), status: z.string() }),
  ),
  nextCursor: z.string().nullable(),
  transport: z.string(),
});
const read = async (query = ''): Promise<z.infer<typeof page>> =>
  page.parse((await administrator.get(`/api/mail${query}`).expect(200)).body);

describe('the mail of a day', () => {
  it('leaves once a person, from seven in the morning at their site; what comes later waits for the next', async () => {
    await notice('n1', 'employee-halden', later(-20));
    await notice('n2', 'employee-halden', later(-1));
    await notice('n3', 'manager-halden', later(-1));
    await notice('old', 'employee-brno', later(-24 * 5));
    expect(await mailDigests(deps(), later(-1))).toBe(0);
    expect(await mailDigests(deps(), MORNING)).toBe(2);
    await notice('n4', 'employee-halden', later(1));
    expect(await mailDigests(deps(), later(9))).toBe(0);
    expect(await mailDigests(deps(), later(24))).toBe(1);
    const carried = await world.store.notices.find().sort({ _id: 1 }).toArray();
    expect(carried.map((row) => [row._id, row.mailId])).toEqual([
      ['n1', 'digest:employee-halden:2026-11-23'],
      ['n2', 'digest:employee-halden:2026-11-23'],
      ['n3', 'digest:manager-halden:2026-11-23'],
      ['n4', 'digest:employee-halden:2026-11-24'],
      ['old', null],
    ]);
  });

  it('does not repeat what could not wait, and nothing goes to people who left', async () => {
    await notice('u1', 'manager-brno', later(24), 'atOnce');
    await notice('u2', 'internalauditor-brno', later(24), 'atOnce');
    await world.store.people.updateOne({ _id: 'internalauditor-brno' }, { $set: { active: false } });
    await mailUrgentNotices(deps(), later(24));
    await mailUrgentNotices(deps(), later(25));
    expect(await mailDigests(deps(), later(25))).toBe(0);
    expect(await world.store.mails.countDocuments({ person: 'manager-brno' })).toBe(1);
    expect(await world.store.mails.countDocuments({ person: 'internalauditor-brno' })).toBe(0);
    expect(await world.store.outbox.countDocuments({ from: 'mail' })).toBe(await world.store.mails.countDocuments());
  });
});

describe('the outbox page', () => {
  it('shows what was written, the newest first, page by page', async () => {
    const all = await read();
    expect(all).toMatchObject({ nextCursor: null, transport: 'outbox' });
    expect(all.rows.map((row) => row.id)).toEqual([
      'notice:u1',
      'digest:employee-halden:2026-11-24',
      'digest:manager-halden:2026-11-23',
      'digest:employee-halden:2026-11-23',
    ]);
    expect(all.rows[3]?.text).toContain('https://perennial.example/processes/NC-2026-0001');
    const first = await read('?limit=3');
    expect(first.rows).toEqual(all.rows.slice(0, 3));
    const second = await read(`?limit=3&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect(second).toEqual({ ...all, rows: all.rows.slice(3) });
    await administrator.get('/api/mail?cursor=made-up').expect(422);
  });

  it('is for administrators: mails are letters to people', async () => {
    await (await world.signedIn('qualitymanager-all')).get('/api/mail').expect(403);
    await world.browser().get('/api/mail').expect(401);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { z } from 'zod';
import type { Waiting } from '#domain/kernel/waiting';
import { createCalendarReads } from '../../api/calendar/read-limit.ts';
import { anEnteredJourney } from '../builders/a-journey.ts';
import { refusalOf } from './support/answers.ts';
import { changePerson, openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess } from './support/organization.ts';
import { storedJourney } from './support/stored-journey.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld({ settings: { PUBLIC_URL: 'http://perennial.example' } });
  await world.store.sites.updateOne({ _id: 'brno' }, { $set: { zone: 'America/Monterrey' } });
});
afterAll(() => world.close());

const KEY = 'CAPA-2026-0007';
const TITLE = 'Rust on three crates; plated, “wet”, and stored outside next to the northern gate of hall 2';

/** A line for a person of Halden until the end of a day there. */
function aLine(changes: Partial<Waiting> = {}): Waiting {
  return {
    id: 'action:3:1',
    code: 'completeAction',
    params: { action: 3, what: 'new gauge, calibrated; on site' },
    subject: 'action:3',
    who: { kind: 'person', id: 'employee-halden' },
    since: '2026-11-09T08:00:00.000Z',
    until: '2026-11-27T22:59:59.999Z',
    command: 'completeAction',
    ...changes,
  };
}

/** A process with these lines. */
async function keep(key: string, site: string, waiting: Waiting[], people: readonly string[] = []): Promise<void> {
  const row = aProcess({ _id: key, site, type: 'capa', title: TITLE, waiting, people: [...people] });
  await world.store.processes.replaceOne({ _id: key }, row, { upsert: true });
}

const made = z.object({
  feed: z.object({ id: z.string(), journey: z.string().nullable(), lastUsedAt: z.string().nullable() }),
  path: z.string(),
});
async function subscribe(browser: Browser, of: unknown): Promise<z.infer<typeof made>> {
  return made.parse((await browser.post('/api/feeds').send({ of }).expect(201)).body);
}

/** A calendar program: no session, no headers of a browser. */
async function fetched(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(`${world.url}${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

interface Read {
  readonly uid: string;
  readonly title: string;
  readonly date: string;
  readonly allDay: boolean;
  readonly description: string;
}

/** What another program reads in it. */
async function read(path: string): Promise<Read[]> {
  const { status, text } = await fetched(path);
  expect(status).toBe(200);
  return ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((component) => {
      const event = new ICAL.Event(component);
      const { uid, summary, description, startDate } = event;
      return { uid, title: summary, date: startDate.toString(), allDay: startDate.isDate, description };
    });
}

const titles = async (path: string): Promise<string[]> => (await read(path)).map(({ title }) => title);

describe('one’s own calendar', () => {
  let employee: Browser;
  let path: string;
  beforeAll(async () => {
    employee = await world.signedIn('employee-halden');
    const { until: _until, ...undated } = aLine({ id: 'undated:1' });
    await keep(KEY, 'halden', [
      aLine({ rule: { code: 'extended', params: { date: { date: '2026-11-27' } } } }),
      aLine({ id: 'other:1', who: { kind: 'person', id: 'employee-brno' } }),
      undated,
      aLine({ id: 'held:1', pause: 'hold' }),
    ]);
    path = (await subscribe(employee, 'me')).path;
  });

  it('has what is due for its owner, on its last day at the site, in the words of the catalogue', async () => {
    expect(await read(path)).toEqual([
      {
        uid: `${KEY}|action:3:1@perennial.example`,
        title: `Finish action 3, new gauge, calibrated; on site (${KEY})`,
        date: '2026-11-27',
        allDay: true,
        description: `${KEY} ${TITLE}\nDue: an approved extension until Friday, 27 November 2026\nhttp://perennial.example/processes/${KEY}`,
      },
    ]);
  });

  it('is on the day of the site, wherever that lies', async () => {
    await keep('CAPA-2026-0008', 'brno', [aLine({ until: '2026-11-28T05:59:59.999Z' })]);
    expect((await read(path)).map(({ uid, date }) => [uid.split('|')[0], date])).toEqual([
      [KEY, '2026-11-27'],
      ['CAPA-2026-0008', '2026-11-27'],
    ]);
    await keep('CAPA-2026-0008', 'brno', []);
  });

  it('keeps to the format: folded lines, escaped text, stamps, no time of the day taken, for no cache but the reader’s', async () => {
    const { text, headers } = await fetched(path);
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(text).not.toMatch(/[^\r]\n/);
    expect(text.replaceAll('\r\n ', '')).toContain(
      String.raw`SUMMARY:Finish action 3\, new gauge\, calibrated\; on site`,
    );
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z\r\n/);
    expect(text).toContain('DTSTART;VALUE=DATE:20261127\r\n');
    expect(text).toContain('TRANSP:TRANSPARENT\r\n');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('has what its owner’s roles are meant to do, as long as they hold them, and what they stand in for', async () => {
    const { path: managers } = await subscribe(await world.signedIn('qualitymanager-halden'), 'me');
    const line = aLine({
      id: 'triage:1',
      code: 'triage',
      who: { kind: 'role', role: 'qualityManager', site: 'halden' },
    });
    await keep('NC-2026-0009', 'halden', [line]);
    expect(await read(managers)).toHaveLength(1);
    await changePerson(world, 'qualitymanager-halden', { roles: [{ role: 'employee', site: 'halden' }] });
    expect(await read(managers)).toEqual([]);
    const away = { from: '2026-01-01T00:00:00.000Z', until: '2999-01-01T00:00:00.000Z' };
    await changePerson(world, 'employee-halden', { absence: { ...away, substitute: 'qualitymanager-halden' } });
    expect(await titles(managers)).toEqual([`Finish action 3, new gauge, calibrated; on site (${KEY})`]);
    await changePerson(world, 'employee-halden', { absence: null });
  });
});

describe('the calendar of who leads a journey', () => {
  it('has its audits, ends and limits beside their own tasks, each once, and ends with leading it', async () => {
    const running = anEnteredJourney().do(
      'planAudit',
      { kind: 'surveillance', from: '2027-01-11', to: '2027-01-12' },
      'ana',
    );
    const lead = 'projectlead-all';
    const row = storedJourney('JRN-2026-0077', running, { owner: lead });
    const { path } = await subscribe(await world.signedIn(lead), 'me');
    await world.store.processes.insertOne(row);
    const mine = async () => (await read(path)).filter(({ uid }) => uid.startsWith('JRN-2026-0077'));
    const days = (await mine()).map(({ date, title }) => `${date} ${title}`);
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => /audit (begins|ends)|held|valid through/.test(day))).toEqual([
      '2027-01-22 Ana: have the surveillance of ISO 9001:2015 held (JRN-2026-0077)',
      '2027-01-11 Surveillance audit begins (JRN-2026-0077)',
      '2027-01-12 Surveillance audit ends (JRN-2026-0077)',
      '2029-01-21 ISO 9001:2015 is valid through this day (JRN-2026-0077)',
    ]);
    await world.store.processes.updateOne({ _id: row._id }, { $set: { owner: 'manager-halden' } });
    expect(await mine()).toEqual([]);
  });
});

describe('the calendar of a journey', () => {
  it('has everything it waits for until a day, with whom it waits for', async () => {
    await keep('JRN-2026-0001', 'halden', [
      aLine(),
      aLine({ id: 'two:1', who: { kind: 'people', ids: ['employee-halden', 'manager-halden'] } }),
      aLine({ id: 'role:1', who: { kind: 'role', role: 'topManagement' } }),
      aLine({ id: 'time:1', who: { kind: 'nobody', reason: 'proof' }, pause: 'proof' }),
    ]);
    const { path, feed } = await subscribe(await world.signedIn('projectlead-all'), { journey: 'JRN-2026-0001' });
    expect(feed.journey).toBe('JRN-2026-0001');
    const what = 'inish action 3, new gauge, calibrated; on site (JRN-2026-0001)';
    expect(await titles(path)).toEqual([
      `Employee-halden: f${what}`,
      `Employee-halden and manager-halden: f${what}`,
      `Top management: f${what}`,
      `F${what}`,
    ]);
  });

  it('is only for those who may read it, each time', async () => {
    await keep('JRN-2026-0002', 'brno', [aLine()], ['employee-halden']);
    const outsider = await world.signedIn('manager-halden');
    expect(refusalOf(await outsider.post('/api/feeds').send({ of: { journey: 'JRN-2026-0002' } }))).toEqual([
      404,
      'notFound',
    ]);
    const { path } = await subscribe(await world.signedIn('employee-halden'), { journey: 'JRN-2026-0002' });
    expect(await read(path)).toHaveLength(1);
    await keep('JRN-2026-0002', 'brno', [aLine()], []);
    expect((await fetched(path)).status).toBe(404);
  });
});

describe('an address', () => {
  it('is shown once, kept as a hash, and listed with its last use for its owner only', async () => {
    const manager = await world.signedIn('manager-brno');
    const { path, feed } = await subscribe(manager, 'me');
    const secret = /^\/api\/calendar\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    await read(path);
    const stored = await world.store.feeds.findOne({ _id: feed.id });
    const changes = await world.store.changes.find({ recordId: feed.id }).toArray();
    expect(JSON.stringify([stored, changes])).not.toContain(secret);
    expect(changes).toMatchObject([{ record: 'feeds', actor: { id: 'manager-brno' } }]);
    expect(JSON.stringify(changes)).not.toContain(stored?.secretHash ?? 'nothing');
    const listed = await manager.get('/api/feeds').expect(200);
    expect(listed.body).toMatchObject({ feeds: [{ id: feed.id, journey: null }] });
    expect(listed.text).not.toContain(stored?.secretHash ?? 'nothing');
    expect(stored?.lastUsedAt).toEqual(expect.any(String));
    const other = await world.signedIn('manager-halden');
    expect((await other.get('/api/feeds')).body).toEqual({ feeds: [] });
    await other.delete(`/api/feeds/${feed.id}`).expect(404);
    expect(world.logged.join('\n')).not.toContain(secret);
  });

  it('answers the same whether it never was, was revoked, or its owner left', async () => {
    const manager = await world.signedIn('internalauditor-brno');
    const revoked = await subscribe(manager, 'me');
    const left = await subscribe(manager, 'me');
    await manager.delete(`/api/feeds/${revoked.feed.id}`).expect(204);
    await changePerson(world, 'internalauditor-brno', { active: false });
    const answers = await Promise.all(
      [
        revoked.path,
        left.path,
        `/api/calendar/${'A'.repeat(43)}.ics`,
        '/api/calendar/short.ics',
        revoked.path.slice(0, -4),
      ].map(fetched),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, text: expect.stringContaining('notFound') });
    await changePerson(world, 'internalauditor-brno', { active: true });
    expect((await fetched(left.path)).status).toBe(200);
  });

  it('of an external auditor ends with the time they were granted', async () => {
    const { path } = await subscribe(await world.signedIn('externalauditor-brno'), 'me');
    expect((await fetched(path)).status).toBe(200);
    await changePerson(world, 'externalauditor-brno', { granted: { keys: [], until: '2026-01-01T00:00:00.000Z' } });
    expect((await fetched(path)).status).toBe(404);
  });

  it('is one of not too many', async () => {
    const person = await world.signedIn('employee-all');
    for (let count = 0; count < 30; count += 1) await subscribe(person, 'me');
    expect(refusalOf(await person.post('/api/feeds').send({ of: 'me' }))).toEqual([409, 'tooManyFeeds']);
  });

  it('is looked at only so often from one place', async () => {
    const reads = createCalendarReads();
    for (let count = 0; count < 120; count += 1) await reads.count('192.0.2.1');
    await expect(reads.count('192.0.2.1')).rejects.toMatchObject({ code: 'tooManyAttempts' });
    await reads.count('192.0.2.2');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessRow } from '#activities/store/rows';
import type { Waiting } from '#domain/kernel/waiting';
import { processCountsSchema, processPageSchema } from '../../api/processes/shapes.ts';
import { changePerson, openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess } from './support/organization.ts';

const PAST = '2020-01-01T00:00:00.000Z';
const FUTURE = '2999-01-01T00:00:00.000Z';
const CLOSED = { stage: 'closed', open: false, closedAt: PAST };

let world: ApiWorld;
let quality: Browser;

beforeAll(async () => {
  world = await openApiWorld();
  quality = await world.signedIn('qualitymanager-all');
  const rows: ProcessRow[] = [
    aProcess({
      _id: 'NC-2026-0001',
      site: 'halden',
      title: 'Scratched bolts',
      soonAt: PAST,
      lateAt: PAST,
      grade: 'major',
    }),
    aProcess({
      _id: 'NC-2026-0002',
      site: 'brno',
      title: 'Scratched nuts of order 14001',
      soonAt: PAST,
      lateAt: FUTURE,
    }),
    aProcess({
      _id: 'NC-2026-0003',
      site: 'halden',
      people: ['employee-halden'],
      soonAt: '2998-01-01T00:00:00.000Z',
      lateAt: '2998-06-01T00:00:00.000Z',
      waiting: [waitingFor({ kind: 'person', id: 'employee-halden' })],
      grade: 'minor',
    }),
    aProcess({
      _id: 'NC-2026-0004',
      site: 'halden',
      waiting: [waitingFor({ kind: 'role', role: 'qualityManager', site: 'halden' })],
    }),
    aProcess({
      _id: 'CAPA-2026-0042',
      type: 'capa',
      stage: 'plan',
      site: 'halden',
      attempt: 2,
      owner: 'manager-halden',
    }),
    aProcess({ _id: 'CAPA-2025-0007', type: 'capa', ...CLOSED, site: 'brno', result: 'effective' }),
  ];
  await world.store.processes.insertMany(rows);
});

afterAll(async () => {
  await world.close();
});

function waitingFor(who: Waiting['who']): Waiting {
  return { id: 'triage:triage:1', code: 'triage', params: {}, subject: 'triage', who, since: PAST, command: 'triage' };
}

async function keys(browser: Browser, query: Record<string, string>): Promise<string[]> {
  const answer = await browser.get('/api/processes').query(query).expect(200);
  return processPageSchema.parse(answer.body).rows.map((row) => row.key);
}

describe('the table of processes', () => {
  it('shows the most urgent first and what has no date last', async () => {
    expect(await keys(quality, {})).toEqual([
      'NC-2026-0001',
      'NC-2026-0003',
      'NC-2026-0002',
      'CAPA-2026-0042',
      'NC-2026-0004',
    ]);
  });

  it.each(['urgency', 'newest', 'title', 'stage', 'grade', 'owner'])(
    'sorted by %s goes page by page through every row once, in both directions',
    async (sort) => {
      for (const direction of ['asc', 'desc']) {
        const whole = await keys(quality, { sort, direction, state: 'all' });
        expect(new Set(whole).size).toBe(6);
        const pages: string[] = [];
        let cursor: string | null = null;
        do {
          const query = { sort, direction, state: 'all', limit: '2', ...(cursor === null ? {} : { cursor }) };
          const page = processPageSchema.parse((await quality.get('/api/processes').query(query).expect(200)).body);
          pages.push(...page.rows.map((row) => row.key));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(pages).toEqual(whole);
      }
    },
  );

  it('follows the stepper, not the alphabet, when sorted by stage', async () => {
    // Planning comes before the wait for proof, and a stage of an older release is still shown.
    expect(await keys(quality, { sort: 'stage', state: 'all', site: 'brno' })).toEqual([
      'NC-2026-0002',
      'CAPA-2025-0007',
    ]);
    expect(await keys(quality, { sort: 'stage', state: 'all', type: 'capa' })).toEqual([
      'CAPA-2026-0042',
      'CAPA-2025-0007',
    ]);
  });

  it.each([
    [{ type: 'capa' }, ['CAPA-2026-0042']],
    [{ state: 'closed' }, ['CAPA-2025-0007']],
    [{ clock: 'late' }, ['NC-2026-0001']],
    [{ clock: 'soon' }, ['NC-2026-0002']],
    [{ clock: 'onTime', site: 'halden' }, ['NC-2026-0003', 'CAPA-2026-0042', 'NC-2026-0004']],
    [{ attempt: 'again' }, ['CAPA-2026-0042']],
    [{ grade: 'major' }, ['NC-2026-0001']],
    [{ owner: 'manager-halden' }, ['CAPA-2026-0042']],
    [{ waiting: 'me' }, ['NC-2026-0004']],
    [{ q: '0042' }, ['CAPA-2026-0042']],
    [{ q: '42' }, ['CAPA-2026-0042']],
    [{ q: '14001' }, ['NC-2026-0002']],
    [{ q: '2026-0042' }, ['CAPA-2026-0042']],
    [{ q: 'capa-20', state: 'all' }, ['CAPA-2025-0007', 'CAPA-2026-0042']],
    [{ q: 'scratched bolts' }, ['NC-2026-0001']],
    [{ q: 'scratched', sort: 'title' }, ['NC-2026-0001', 'NC-2026-0002']],
    [{ q: '"; $where' }, []],
  ])('filtered by %j finds %j', async (query, expected) => {
    expect(await keys(quality, query)).toEqual(expected);
  });

  it('says with what a process ended, and of what ended before rows said so that it ended', async () => {
    const resultOf = async () => {
      const answer = await quality.get('/api/processes').query({ state: 'closed' }).expect(200);
      return processPageSchema.parse(answer.body).rows.map(({ key, result }) => [key, result]);
    };
    expect(await resultOf()).toEqual([['CAPA-2025-0007', 'effective']]);
    await world.store.processes.updateOne({ _id: 'CAPA-2025-0007' }, { $unset: { result: '' } });
    expect(await resultOf()).toEqual([['CAPA-2025-0007', null]]);
  });

  it('holds only what the caller may read', async () => {
    expect(await keys(await world.signedIn('employee-halden'), {})).toEqual(['NC-2026-0003']);
    expect(await keys(await world.signedIn('manager-brno'), { state: 'all' })).toEqual([
      'NC-2026-0002',
      'CAPA-2025-0007',
    ]);
    expect(await keys(await world.signedIn('externalauditor-all'), { state: 'all' })).toEqual([]);
  });

  it('refuses a cursor of another order and one that is made up', async () => {
    const first = await quality.get('/api/processes').query({ limit: '1' }).expect(200);
    const cursor = processPageSchema.parse(first.body).nextCursor ?? '';
    await quality.get('/api/processes').query({ limit: '1', sort: 'title', cursor }).expect(422);
    await quality.get('/api/processes').query({ cursor: 'e30' }).expect(422);
    await quality.get('/api/processes').query({ unknown: '1' }).expect(422);
  });

  it('counts what the filters find', async () => {
    const answer = await quality.get('/api/processes/counts').expect(200);
    expect(processCountsSchema.parse(answer.body)).toEqual({
      total: 5,
      late: 1,
      soon: 1,
      onTime: 3,
      mine: 1,
      again: 1,
      proof: 0,
      left: 0,
    });
  });

  it('finds, counts and tells those who steer what waits for somebody who has left', async () => {
    const stranded = async () => {
      const counts = await quality.get('/api/processes/counts').expect(200);
      const today = await quality.get('/api/today').expect(200);
      const { left } = processCountsSchema.parse(counts.body);
      return [await keys(quality, { waiting: 'left' }), left, (today.body as { stranded: number }).stranded];
    };
    expect(await stranded()).toEqual([[], 0, 0]);
    await changePerson(world, 'employee-halden', { active: false });
    expect(await stranded()).toEqual([['NC-2026-0003'], 1, 1]);
    // Somebody else's site, and somebody who steers nothing.
    const elsewhere = await (await world.signedIn('qualitymanager-brno')).get('/api/today').expect(200);
    expect(elsewhere.body).toMatchObject({ stranded: 0 });
    await changePerson(world, 'employee-halden', { active: true });
    expect(await stranded()).toEqual([[], 0, 0]);
  });
});

describe('finding', () => {
  it('processes by the beginning of their key and people by the beginning of a name', async () => {
    const found = await quality.get('/api/search').query({ q: 'capa-2026' }).expect(200);
    expect(found.body).toMatchObject({ processes: [{ key: 'CAPA-2026-0042', type: 'capa', open: true }] });
    const people = await quality.get('/api/search').query({ q: 'topm' }).expect(200);
    expect(people.body).toMatchObject({ people: [{ id: 'topmanagement-all' }, {}, {}] });
  });

  it.each(['capa', 'CAPAs'])('the newest of a kind by its name: %s', async (q) => {
    const found = await quality.get('/api/search').query({ q }).expect(200);
    expect(found.body).toMatchObject({ processes: [{ key: 'CAPA-2026-0042' }, { key: 'CAPA-2025-0007' }] });
  });

  it('of a kind no more than leaves room for others that have the word in what they say', async () => {
    await world.store.processes.insertOne(
      aProcess({ _id: 'NC-2026-0090', site: 'halden', title: 'The CAPA board fell off the wall' }),
    );
    const found = await quality.get('/api/search').query({ q: 'capa', limit: 2 }).expect(200);
    await world.store.processes.deleteOne({ _id: 'NC-2026-0090' });
    expect(found.body).toMatchObject({ processes: [{ key: 'CAPA-2026-0042' }, { key: 'NC-2026-0090' }] });
  });

  it('sites, certification bodies and editions by the beginning of any word of their name', async () => {
    const body = { name: 'Bergen Certification AS', shortName: 'BerCert' };
    await (await world.signedIn('administrator-all')).post('/api/bodies').send(body).expect(201);
    const found = await quality.get('/api/search').query({ q: 'ber cert' }).expect(200);
    expect(found.body).toMatchObject({ bodies: [{ id: 'bercert', ...body }], people: [], sites: [], editions: [] });
    const site = await quality.get('/api/search').query({ q: 'hald' }).expect(200);
    expect(site.body).toMatchObject({ sites: [{ id: 'halden' }], bodies: [] });
    const editions = await quality.get('/api/search').query({ q: 'iso9001' }).expect(200);
    expect(editions.body).toMatchObject({ editions: [{ name: 'ISO 9001:2015' }, { name: 'ISO 9001:2026' }] });
  });

  it('similar processes by any of their longer words', async () => {
    const similar = await quality.get('/api/similar').query({ what: 'The bolts came scratched again' }).expect(200);
    expect(similar.body).toMatchObject({ rows: [{ key: 'NC-2026-0001' }, { key: 'NC-2026-0002' }] });
  });
});

describe('today', () => {
  it('shows what waits for the caller by name and by role, with the button that ends it', async () => {
    const mine = await (await world.signedIn('employee-halden')).get('/api/today').expect(200);
    expect(mine.body).toMatchObject({ tasks: [{ key: 'NC-2026-0003' }], counts: { open: 1 } });
    const byRole = await quality.get('/api/today').expect(200);
    expect(byRole.body).toMatchObject({ tasks: [{ key: 'NC-2026-0004', myCommand: { command: 'triage' } }] });
  });

  it('shows to a substitute what waits for somebody who is away', async () => {
    const substitute = await world.signedIn('manager-halden');
    expect((await substitute.get('/api/today')).body).toMatchObject({ tasks: [] });
    await world.store.people.updateOne(
      { _id: 'employee-halden' },
      { $set: { absence: { from: PAST, until: FUTURE, substitute: 'manager-halden' } } },
    );
    await world.store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    world.deps.register.forget();
    expect((await substitute.get('/api/today')).body).toMatchObject({ tasks: [{ key: 'NC-2026-0003' }] });
  });

  it('says of what somebody was told which site it is of', async () => {
    await world.store.notices.insertOne({
      ...{ _id: 'NC-2026-0003:late:quality', person: 'qualitymanager-all', key: 'NC-2026-0003', type: 'report' },
      ...{ site: 'halden', title: 'Rust on three crates', code: 'resumed', params: {} },
      ...{ at: new Date().toISOString(), urgency: 'digest', mailId: null },
    });
    const today = await quality.get('/api/today').expect(200);
    expect(today.body).toMatchObject({ notices: [{ key: 'NC-2026-0003', site: 'halden' }] });
  });

  it('keeps news new for as long as the visit goes on', async () => {
    const first = await quality.get('/api/today').expect(200);
    const second = await quality.get('/api/today').expect(200);
    expect(second.body).toMatchObject({ since: (first.body as { since: string }).since });
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await world.store.accounts.updateOne({ _id: 'qualitymanager-all' }, { $set: { seenAt: anHourAgo } });
    const next = await quality.get('/api/today').expect(200);
    expect(next.body).toMatchObject({ since: anHourAgo });
  });
});

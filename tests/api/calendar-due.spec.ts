import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { ProcessRow } from '#activities/store/rows';
import type { Waiting } from '#domain/kernel/waiting';
import { aJourney, anEnteredJourney } from '../builders/a-journey.ts';
import { dueSchema, type DueItem } from '../../api/calendar/due-shapes.ts';
import { fieldsOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess } from './support/organization.ts';

let world: ApiWorld;
let quality: Browser;
beforeAll(async () => {
  world = await openApiWorld();
  await world.store.sites.updateOne({ _id: 'brno' }, { $set: { zone: 'America/Monterrey' } });
  quality = await world.signedIn('qualitymanager-all');
});
afterAll(() => world.close());
beforeEach(() => world.store.processes.deleteMany({}));

const KEY = 'CAPA-2026-0007';
/** Far enough ahead that nothing of it is late, whenever the tests run. */
const NOVEMBER = 'from=2999-11-01&to=2999-11-30';

/** A line for a person of Halden until the end of a day there. */
function aLine(changes: Partial<Waiting> = {}): Waiting {
  return {
    id: 'action:3:1',
    code: 'completeAction',
    params: { action: 3, what: 'new gauge' },
    subject: 'action:3',
    who: { kind: 'person', id: 'employee-halden' },
    since: '2026-11-09T08:00:00.000Z',
    until: '2999-11-27T22:59:59.999Z',
    command: 'completeAction',
    ...changes,
  };
}

async function keep(row: Partial<ProcessRow> & { waiting?: Waiting[] } = {}): Promise<void> {
  const lateAt = row.waiting?.find(({ pause }) => pause === undefined)?.until ?? null;
  const whole = aProcess({ _id: KEY, site: 'halden', type: 'capa', title: 'Rust', lateAt, ...row });
  await world.store.processes.insertOne(whole);
}

/** A journey that promised its certificate by a day. */
async function keepJourney(target: string, row: Partial<ProcessRow> = {}): Promise<void> {
  const { state } = aJourney({ target });
  await keep({ _id: 'JRN-2026-0001', type: 'journey', title: 'Halden', state, ...row });
}

async function due(query: string, browser: Browser = quality): Promise<z.output<typeof dueSchema>> {
  return dueSchema.parse((await browser.get(`/api/due?${query}`).expect(200)).body);
}
async function found(query: string, browser: Browser = quality): Promise<[string, string][]> {
  return (await due(query, browser)).items.map(({ date, id }) => [date, id]);
}

describe('the due days', () => {
  it('are the last days of what is waited for, each as data to be worded', async () => {
    await keep({ waiting: [aLine()] });
    const { items, ...rest } = await due(NOVEMBER);
    expect(rest).toEqual({ from: '2999-11-01', to: '2999-11-30', more: false });
    const expected: DueItem[] = [
      {
        kind: 'waiting',
        id: `${KEY}|action:3:1`,
        date: '2999-11-27',
        key: KEY,
        type: 'capa',
        title: 'Rust',
        site: 'halden',
        waiting: aLine(),
        late: false,
        mine: false,
      },
    ];
    expect(items).toEqual(expected);
  });

  it('lie where the day ends at the site, and only days of the range count', async () => {
    // The same instant: the 28th in Halden, still the 27th in Monterrey.
    const until = '2999-11-28T05:59:59.999Z';
    await keep({ waiting: [aLine({ until })] });
    await keep({ _id: 'CAPA-2026-0008', site: 'brno', waiting: [aLine({ until })] });
    expect(await found(NOVEMBER)).toEqual([
      ['2999-11-27', 'CAPA-2026-0008|action:3:1'],
      ['2999-11-28', `${KEY}|action:3:1`],
    ]);
    expect(await found('from=2999-11-28&to=2999-11-28')).toEqual([['2999-11-28', `${KEY}|action:3:1`]]);
    expect(await found('from=2999-11-01&to=2999-11-27')).toEqual([['2999-11-27', 'CAPA-2026-0008|action:3:1']]);
    expect(await found('from=2999-11-29&to=2999-12-31')).toEqual([]);
  });

  it('leave out what has no last day and what is closed', async () => {
    const { until: _until, ...undated } = aLine();
    await keep({ waiting: [undated] });
    await keep({ _id: 'CAPA-2026-0008', open: false, waiting: [aLine()] });
    expect(await found(NOVEMBER)).toEqual([]);
  });

  it('of a journey are also its own: its target, booked audits, windows and ends of certificates', async () => {
    await keepJourney('2027-06-30');
    const audit = { kind: 'surveillance', from: '2026-12-07', to: '2026-12-08' };
    const { state } = anEnteredJourney().do('planAudit', audit, 'ana');
    await keep({ _id: 'JRN-2026-0002', type: 'journey', title: 'Halden', state });
    const own = async (query: string) =>
      (await due(query)).items.flatMap((item) => (item.kind === 'date' ? [[item.date, item.code]] : []));
    expect((await own('from=2026-12-01&to=2026-12-31')).slice(0, 2)).toEqual([
      ['2026-12-07', 'audit'],
      ['2026-12-08', 'auditEnds'],
    ]);
    expect(await own('from=2026-12-08&to=2026-12-08')).toContainEqual(['2026-12-08', 'windowOpens']);
    expect(await own('from=2026-12-08&to=2026-12-31')).not.toContainEqual(['2026-12-07', 'audit']);
    expect(await own('from=2027-06-30&to=2027-06-30')).toContainEqual(['2027-06-30', 'target']);
    expect(await own('from=2028-07-01&to=2028-07-31')).toContainEqual(['2028-07-21', 'due']);
    expect(await own('from=2029-01-01&to=2029-01-31')).toContainEqual(['2029-01-21', 'certificateEnds']);
  });

  it('of a journey whose state cannot be read are still what it waits for', async () => {
    await keep({ type: 'journey', state: { of: 'an older release' }, waiting: [aLine()] });
    expect(await found(NOVEMBER)).toHaveLength(1);
  });
});

describe('what is late', () => {
  it('stands before the range when it is asked for, however old it is', async () => {
    await keep({ waiting: [aLine({ until: '2026-01-09T22:59:59.999Z' }), aLine({ id: 'next:1' })] });
    expect(await found(NOVEMBER)).toEqual([['2999-11-27', `${KEY}|next:1`]]);
    const { items } = await due(`${NOVEMBER}&late=true`);
    expect(items.map((item) => [item.date, item.kind === 'waiting' && item.late])).toEqual([
      ['2026-01-09', true],
      ['2999-11-27', false],
    ]);
  });

  it('is not what only waits for time to pass or is on hold', async () => {
    await keep({ waiting: [aLine({ until: '2026-01-09T22:59:59.999Z', pause: 'hold' })] });
    expect(await found(`${NOVEMBER}&late=true`)).toEqual([]);
    const { items } = await due('from=2026-01-01&to=2026-01-31');
    expect(items).toMatchObject([{ late: false, mine: false }]);
  });

  it('is judged by the clock of the process, which a jump may have put ahead', async () => {
    await keep({ clockAheadMs: 1_000 * 365 * 24 * 60 * 60_000, waiting: [aLine()] });
    expect((await due(NOVEMBER)).items).toMatchObject([{ late: true }]);
  });
});

describe('narrowed', () => {
  it('to the caller it has what waits for them by name or role, and the days of journeys they lead', async () => {
    await keep({ waiting: [aLine(), aLine({ id: 'other:1', who: { kind: 'person', id: 'employee-brno' } })] });
    const triage = aLine({ id: 'triage:1', who: { kind: 'role', role: 'qualityManager', site: 'halden' } });
    await keep({ _id: 'NC-2026-0009', type: 'report', waiting: [triage] });
    await keepJourney('2999-11-20', { owner: 'employee-halden', people: ['employee-halden'] });
    expect(await found(`${NOVEMBER}&mine=true`)).toEqual([['2999-11-27', 'NC-2026-0009|triage:1']]);
    const employee = await world.signedIn('employee-halden');
    await world.store.processes.updateMany({}, { $set: { people: ['employee-halden'] } });
    expect(await found(`${NOVEMBER}&mine=true`, employee)).toEqual([
      ['2999-11-20', 'JRN-2026-0001|target'],
      ['2999-11-27', `${KEY}|action:3:1`],
    ]);
  });

  it('to a site or a type has only those', async () => {
    await keep({ waiting: [aLine()] });
    await keep({ _id: 'CAPA-2026-0008', site: 'brno', waiting: [aLine()] });
    await keepJourney('2999-11-20');
    expect(await found(`${NOVEMBER}&site=brno`)).toEqual([['2999-11-27', 'CAPA-2026-0008|action:3:1']]);
    expect(await found(`${NOVEMBER}&type=journey`)).toEqual([['2999-11-20', 'JRN-2026-0001|target']]);
  });
});

describe('the answer', () => {
  it('holds only what the caller may read', async () => {
    await keep({ site: 'brno', waiting: [aLine()], people: ['employee-halden'] });
    await keep({ _id: 'CAPA-2026-0008', waiting: [aLine()] });
    expect(await found(NOVEMBER, await world.signedIn('manager-halden'))).toEqual([
      ['2999-11-27', 'CAPA-2026-0008|action:3:1'],
    ]);
    expect(await found(NOVEMBER, await world.signedIn('employee-halden'))).toEqual([
      ['2999-11-27', `${KEY}|action:3:1`],
    ]);
  });

  it('holds the first 500 and says that there are more', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, n) => aLine({ id: `line:${String(n)}` }));
    await keep({ waiting: lines(500) });
    expect(await due(NOVEMBER)).toMatchObject({ more: false, items: { length: 500 } });
    const early = aLine({ until: '2999-11-02T22:59:59.999Z' });
    await keep({ _id: 'CAPA-2026-0008', waiting: [early] });
    const { items, more } = await due(NOVEMBER);
    expect([items.length, more, items[0]?.key]).toEqual([500, true, 'CAPA-2026-0008']);
  });

  it.each([
    ['from=2026-11-01', ['to']],
    ['from=2026-11-01&to=tomorrow', ['to']],
    ['from=2026-11-02&to=2026-11-01', ['to']],
    ['from=2026-01-01&to=2027-02-05', ['to']],
    ['from=2026-01-01&to=2026-01-31&type=constructor', ['type']],
    ['from=2026-01-01&to=2026-01-31&mine=maybe', ['mine']],
  ])('to %s is a refusal that names the field', async (query, fields) => {
    expect(fieldsOf(await quality.get(`/api/due?${query}`).expect(422))).toEqual(fields);
  });

  it('reaches over 400 days', async () => {
    await quality.get('/api/due?from=2026-01-01&to=2027-02-04').expect(200);
  });
});

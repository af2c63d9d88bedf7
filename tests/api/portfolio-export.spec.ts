import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx, type CellValue } from 'hucre/xlsx';
import type { Waiting } from '#domain/kernel/waiting';
import { aJourney, anEnteredJourney } from '../builders/a-journey.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { personWith } from './support/organization.ts';
import { storedJourney } from './support/stored-journey.ts';
import { fetchWorkbook } from './support/workbooks.ts';

const FORMULA = '=HYPERLINK("https://evil.example","Halden")';

let world: ApiWorld;
let lead: Browser;

/** What waits for the caller until a day far ahead, and two lines of others that are late. */
const late: Waiting[] = ['2020-01-02', '2020-01-03', '2999-01-04'].map((day, index) => ({
  id: `line:${day}:1`,
  code: 'journey.acceptGaps',
  params: { editions: 'ISO 9001:2026' },
  subject: 'gap',
  who: { kind: 'person', id: index === 2 ? personWith('projectLead') : 'somebody' },
  since: '2020-01-01T08:00:00.000Z',
  until: `${day}T22:59:59.999Z`,
}));

/** Valid for less since before it was suspended. */
const reduced = () =>
  ['reduced', 'suspended', 'restored'].reduce(
    (running, notice) =>
      running.do(
        'recordNotice',
        {
          standard: 'ISO 9001',
          notice,
          on: '2026-11-23',
          reason: 'Letter',
          ...(notice === 'reduced' && { scope: 'Screws' }),
        },
        'ana',
      ),
    anEnteredJourney(),
  );

beforeAll(async () => {
  world = await openApiWorld();
  lead = await world.signedIn(personWith('projectLead'));
  await world.store.processes.insertMany([
    storedJourney('JRN-2026-0001', aJourney({ target: '2027-04-30' }), { title: FORMULA }),
    storedJourney('JRN-2026-0002', reduced()),
    storedJourney('JRN-2026-0003', aJourney(), { site: 'brno' }),
    storedJourney('JRN-2025-0001', aJourney(), { open: false }),
    storedJourney('JRN-2026-0005', aJourney(), { waiting: late }),
    storedJourney(
      'JRN-2026-0004',
      anEnteredJourney()
        .do('planAudit', { kind: 'surveillance', from: '2027-01-11', to: '2027-01-12' }, 'ana')
        .do('postponeAudit', { audit: 1, reason: 'Ill', from: '2027-02-08', to: '2027-02-09' }, 'ana'),
    ),
  ]);
});
afterAll(() => world.close());

async function exported(browser: Browser, keys?: string): Promise<Record<string, CellValue>[]> {
  const asking = browser.get('/api/journeys/portfolio.xlsx').query(keys === undefined ? {} : { keys });
  const file = await fetchWorkbook(asking.expect('Content-Disposition', /^attachment; filename="journeys\.xlsx"/));
  const { sheets } = await readXlsx(file);
  const [head = [], ...lines] = sheets[0]?.rows ?? [];
  return lines.map((line) => Object.fromEntries(head.map((header, col) => [String(header), line[col] ?? null])));
}
const keysOf = (lines: Record<string, CellValue>[]) => lines.map(({ Key }) => Key);

describe('the portfolio as a workbook', () => {
  it('has every open journey, with dates and days as values and not as text', async () => {
    const lines = await exported(lead);
    expect(keysOf(lines).sort()).toEqual([
      'JRN-2026-0001',
      'JRN-2026-0002',
      'JRN-2026-0003',
      'JRN-2026-0004',
      'JRN-2026-0005',
    ]);
    const promised = lines.find(({ Key }) => Key === 'JRN-2026-0001');
    expect(promised).toMatchObject({ Stage: 'Gap analysis', 'Measured by': 'Target' });
    expect(promised?.['On']).toEqual(new Date('2027-04-30T00:00:00Z'));
    expect(promised?.['Due inside']).toBeInstanceOf(Date);
    expect(typeof promised?.['Room at 80 %']).toBe('number');
    expect(lines.find(({ Key }) => Key === 'JRN-2026-0002')?.['Valid until']).toBe(
      'ISO 9001:2015 2029-01-21, valid with a smaller scope',
    );
  });

  it('says how much is late, and is due when the first of it was, whoever the row waits for', async () => {
    const [line] = await exported(lead, 'JRN-2026-0005');
    expect(line).toMatchObject({
      Late: 2,
      'Waiting for': 'projectlead-all',
      'Due inside': new Date('2020-01-02T00:00:00Z'),
    });
  });

  it('measures a journey between two decisions by its surveillance, and says that it is past its limit', async () => {
    const [line] = await exported(lead, 'JRN-2026-0004');
    expect(line).toMatchObject({
      Likely: new Date('2027-02-09T00:00:00Z'),
      'Measured by': 'Surveillance limit',
      On: new Date('2027-01-22T00:00:00Z'),
      'Room, working days': -12,
      'Past its limit':
        'The surveillance of ISO 9001:2015 is 18 days after its limit of Friday, 22 January 2027; the body may suspend',
    });
  });

  it('has exactly the journeys that are named, in their order', async () => {
    const lines = await exported(lead, 'JRN-2026-0003,JRN-2026-0001,JRN-2025-0001,JRN-1999-0001');
    expect(keysOf(lines)).toEqual(['JRN-2026-0003', 'JRN-2026-0001']);
    expect(await exported(lead, '')).toEqual([]);
  });

  it('writes no formula, whatever a journey is called', async () => {
    const [line] = await exported(lead, 'JRN-2026-0001');
    expect(line?.['Journey']).toBe(FORMULA);
  });

  it('leaves out what the caller may not see, also when it is named', async () => {
    const auditor = await world.signedIn(personWith('internalAuditor', 'brno'));
    expect(keysOf(await exported(auditor, 'JRN-2026-0001,JRN-2026-0003'))).toEqual(['JRN-2026-0003']);
  });

  it('refuses what is no list of keys', async () => {
    await lead
      .get('/api/journeys/portfolio.xlsx')
      .query({ keys: 'J'.repeat(9_000) })
      .expect(422);
    await lead.get('/api/journeys/portfolio.xlsx').query({ site: 'brno' }).expect(422);
  });
});

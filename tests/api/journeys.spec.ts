import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forecast } from '#domain/certification/forecast/forecast';
import type { ForecastInput } from '#domain/certification/forecast/input';
import type { z } from 'zod';
import { forecastInputSchema, journeyForecastSchema, portfolioSchema } from '../../api/journeys/shapes.ts';
import { aJourney, anEnteredJourney, plannedJourney } from '../builders/a-journey.ts';
import { previewSchema } from '../../api/processes/shapes.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess, personWith } from './support/organization.ts';
import { storedJourney } from './support/stored-journey.ts';

let world: ApiWorld;
let lead: Browser;

beforeAll(async () => {
  world = await openApiWorld();
  lead = await world.signedIn(personWith('projectLead'));
  await world.store.processes.insertMany([
    storedJourney('JRN-2026-0001', aJourney({ target: '2027-04-30' })),
    storedJourney('JRN-2026-0002', anEnteredJourney()),
    storedJourney('JRN-2026-0003', aJourney(), { site: 'brno' }),
    storedJourney('JRN-2025-0001', aJourney(), { open: false }),
    aProcess({ _id: 'JRN-2020-0001', site: 'halden', type: 'journey', state: { written: 'by another version' } }),
  ]);
});
afterAll(() => world.close());

async function portfolioOf(browser: Browser): Promise<z.infer<typeof portfolioSchema>> {
  return portfolioSchema.parse((await browser.get('/api/journeys').expect(200)).body);
}

describe('the portfolio', () => {
  it('has every open journey that can be read, with what its timeline is drawn from', async () => {
    const { journeys, calendars } = await portfolioOf(lead);
    expect(journeys.map(({ row }) => row.key).sort()).toEqual(['JRN-2026-0001', 'JRN-2026-0002', 'JRN-2026-0003']);
    expect(Object.keys(calendars).sort()).toEqual(['brno', 'halden']);
    expect(journeys.find(({ row }) => row.key === 'JRN-2026-0001')).toMatchObject({
      phase: 'gapAnalysis',
      target: '2027-04-30',
      forecast: { goal: 'decision', finished: false, limit: null, target: { on: '2027-04-30' } },
    });
  });

  it('shows the windows of surveillance, and no forecast where nothing has to be reached', async () => {
    const found = (await portfolioOf(lead)).journeys.find(({ row }) => row.key === 'JRN-2026-0002');
    expect(found?.forecast).toBeNull();
    expect(found?.windows[0]).toEqual({
      ...{ standard: 'ISO 9001', from: '2026-10-22', until: '2027-01-22' },
      ...{ heldOn: null, servedOn: null, recertifies: false },
    });
  });

  it('holds only journeys of sites that the caller may see', async () => {
    const auditor = await world.signedIn(personWith('internalAuditor', 'brno'));
    const keys = (await portfolioOf(auditor)).journeys.map(({ row }) => row.key);
    expect(keys).not.toContain('JRN-2026-0001');
  });
});

describe('the forecast of a journey', () => {
  const forecastOf = async (key: string) =>
    journeyForecastSchema.parse((await lead.get(`/api/journeys/${key}/forecast`).expect(200)).body);

  it('rests on an input from which anybody reckons the dates of the portfolio', async () => {
    const { input, weekAgo, ownJourneys } = await forecastOf('JRN-2026-0001');
    const shown = (await portfolioOf(lead)).journeys.find(({ row }) => row.key === 'JRN-2026-0001')?.forecast;
    const reckoned = forecast(forecastInputSchema.parse(input) as ForecastInput);
    expect(reckoned).toMatchObject({ likely: shown?.likely, at80: shown?.at80 });
    expect(weekAgo).toBeNull();
    expect(ownJourneys).toBe(3);
  });

  it('is compared with what a command makes of it, before anybody decides', async () => {
    const key = 'JRN-2026-0004';
    const planned = plannedJourney();
    const state = { ...planned.state, lead: personWith('projectLead') };
    await world.store.processes.insertOne(storedJourney(key, planned, { state, open: false }));
    const { input } = await forecastOf(key);
    const { likely, at80 } = forecast(forecastInputSchema.parse(input) as ForecastInput);
    const tried = async (command: string, body: object) => {
      const answer = await lead.post(`/api/processes/${key}/preview/${command}`).send(body).expect(200);
      return previewSchema.parse(answer.body).forecast;
    };
    const change = await tried('replan', {
      stages: [{ stage: 'internalAudit', until: '2031-06-30' }],
      reason: 'The auditor is not free',
    });
    expect(change).toMatchObject({ goal: 'decision', before: { likely, at80 } });
    expect(change?.after.likely.slice(0, 4)).toBe('2031');
    expect(change?.moved.find(({ step }) => step === 'internalAudit')?.after).toBe('2031-06-30');
    expect(change?.moved.find(({ step }) => step === 'managementReview')?.after).toBe('2031-07-07');
    expect(await tried('comment', { text: 'Nothing moves' })).toBeNull();
  });

  it('is nothing between two cycles, and not found for what is no journey', async () => {
    expect((await forecastOf('JRN-2026-0002')).input).toBeNull();
    await world.store.processes.insertOne(aProcess({ _id: 'NC-2026-0001', site: 'halden' }));
    await lead.get('/api/journeys/NC-2026-0001/forecast').expect(404);
    await lead.get('/api/journeys/JRN-1999-0001/forecast').expect(404);
  });
});

describe('the preview of a notice', () => {
  it('names the certificate and what changes about it, and records nothing', async () => {
    const suspended = { standard: 'ISO 9001', notice: 'suspended', on: '2026-11-20', reason: 'No audit' };
    const answer = await lead
      .post('/api/processes/JRN-2026-0002/preview/recordNotice')
      .send({ ...suspended, until: '2027-02-26' })
      .expect(200);
    const { refusal, differences } = previewSchema.parse(answer.body);
    expect(refusal).toBeNull();
    expect(differences).toMatchObject([
      {
        subject: 'certificate:ISO 9001',
        name: { params: { standard: 'ISO 9001:2015' } },
        facts: expect.arrayContaining([
          {
            code: 'difference.status',
            before: { code: 'certificate.valid' },
            after: { code: 'certificate.suspended' },
          },
          { code: 'difference.validUntil', before: { date: '2029-01-21' }, after: { date: '2029-01-21' } },
        ]),
        dates: expect.arrayContaining([
          expect.objectContaining({ code: 'journey.suspension', before: null, after: '2027-02-26' }),
        ]),
      },
    ]);
    expect(await world.store.events.countDocuments({ key: 'JRN-2026-0002' })).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Browser } from './support/api-world.ts';
import { bornJourney, commandTo } from './support/born-journey.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

const OWNED = 'ISO 9001:2015/7.2';

let world: ProcessWorld;
let lead: Browser;
let owner: Browser;
let key: string;
beforeAll(async () => {
  world = await openProcessWorld();
  lead = await world.signedIn('projectlead-all');
  owner = await world.signedIn('employee-all');
  key = await bornJourney(lead, 'start', { editions: ['ISO 9001:2015'] });
});
afterAll(() => world.close());

const command = (browser: Browser, name: string, body: object) => commandTo(browser, key, name, body);

const rate = (browser: Browser, change: object) =>
  browser.post(`/api/journeys/${key}/gap/edit`).send({ edits: [{ row: OWNED, shownVersion: 0, change }] });

const todaySchema = z.object({
  tasks: z.array(z.object({ key: z.string(), waiting: z.object({ code: z.string() }), myCommand: z.unknown() })),
});

describe('the owner of a clause', () => {
  it('does not reach the ratings unasked; asked, has a task, rates, and still sees them when it is done', async () => {
    await rate(lead, { owner: 'employee-all' }).expect(200);
    await owner.get(`/api/journeys/${key}/gap`).expect(404);

    await command(lead, 'askForRatings', { people: ['employee-all'], dueOn: '2099-01-08' }).expect(200);
    const tasks = await owner.get('/api/today').expect(200);
    expect(todaySchema.parse(tasks.body).tasks).toEqual([
      {
        key,
        waiting: { code: 'journey.rateClauses' },
        myCommand: { command: 'finishRating', subject: 'rating:employee-all' },
      },
    ]);
    await owner.get(`/api/journeys/${key}/gap`).expect(200);
    await rate(owner, { rating: 'partly' }).expect(200);

    await command(owner, 'finishRating', { person: 'employee-all' }).expect(200);
    await owner.get(`/api/journeys/${key}/gap`).expect(200);
    expect(todaySchema.parse((await owner.get('/api/today').expect(200)).body).tasks).toEqual([]);
  });
});

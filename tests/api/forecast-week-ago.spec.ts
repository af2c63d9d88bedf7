import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '#activities/store/rows';
import { registerChanged } from '#activities/store/surroundings';
import { journeyForecastSchema } from '../../api/journeys/shapes.ts';
import { referenceAt } from '../../api/journeys/reference-at.ts';
import { bodyRow } from '../../api/reference/body-fields.ts';
import { aJourney } from '../builders/a-journey.ts';
import { ALDERSYN } from '../builders/organization.ts';
import { openApiWorld, type ApiWorld } from './support/api-world.ts';
import { personWith } from './support/organization.ts';
import { storedJourney } from './support/stored-journey.ts';

const KEY = 'JRN-2026-0001';
/** The clock of the journey; a week before is the third of the month. */
const NOW = '2099-12-10T12:00:00.000Z';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
  const { store } = world;
  const running = aJourney();
  const training = { ...running.state.stages.training, status: 'done' as const, startedOn: '2099-11-23' };
  const finished = (key: string, doneOn: string) => {
    const row = storedJourney(key, aJourney());
    const stages = { ...running.state.stages, training: { ...training, doneOn } };
    return { ...row, state: { ...running.state, stages } };
  };
  await store.processes.insertMany([
    storedJourney(KEY, running, { lastAt: NOW }),
    finished('JRN-2026-0002', '2099-11-27'),
    finished('JRN-2026-0003', '2099-12-04'),
    finished('JRN-2026-0004', '2099-12-08'),
  ]);
  await store.events.insertMany(
    running.events.map((row): EventRow => ({
      ...{ _id: `${KEY}:${String(row.seq)}`, key: KEY, type: row.event.type, site: 'halden', ...row },
      ...{ recordedAt: row.at, requestId: null, imported: null, policyVersion: '', calendarVersion: '' },
      ...{ salt: '', contentHash: '', previousHash: '', hash: row.inputId },
    })),
  );
  const longer = { ...ALDERSYN, version: 2, settings: { ...ALDERSYN.settings, ownTimeDays: 70 } };
  await store.bodies.insertOne(bodyRow(longer, 'administrator-all'));
  await store.changes.insertOne({
    ...{ _id: 'longer', record: 'bodies', recordId: ALDERSYN.id, before: ALDERSYN, after: longer, reason: null },
    ...{ actor: { kind: 'person', id: 'administrator-all' }, at: '2099-12-08T09:00:00.000Z' },
  });
  const known = await store.calendars.findOne({ 'calendar.id': await calendarOf('halden') });
  if (!known) throw new Error('Halden has no calendar');
  const { calendar } = known;
  const corrected = { ...calendar, version: calendar.version + 1, holidays: [...calendar.holidays, '2099-12-31'] };
  await store.calendars.insertOne({ _id: 'corrected', calendar: corrected, recordedAt: '2099-12-09T09:00:00.000Z' });
  await registerChanged(store);
});
afterAll(() => world.close());

async function calendarOf(site: string): Promise<string> {
  return (await world.store.sites.findOne({ _id: site }))?.calendar ?? '';
}

describe('what a forecast rested on a week ago', () => {
  it('is what was finished and set by then: steps and settings since are part of what moved the date', async () => {
    const lead = await world.signedIn(personWith('projectLead'));
    const answer = await lead.get(`/api/journeys/${KEY}/forecast`).expect(200);
    const { input, weekAgo } = journeyForecastSchema.parse(answer.body);
    expect(weekAgo?.at).toBe('2099-12-03T12:00:00.000Z');
    expect(weekAgo?.input.samples['training']).toEqual([5]);
    expect(input?.samples['training']).toEqual([5, 10, 12]);
    const ownTime = (one: typeof input) => one?.steps.find(({ id }) => id === 'decision')?.plannedWorkingDays;
    expect([ownTime(weekAgo?.input ?? null), ownTime(input)]).toEqual([21, 50]);
  });

  it('has of a body that was added since what it was added with: typing it in moved no date', async () => {
    const { reference } = await world.deps.surroundings.forSite('halden');
    const at = '2099-12-03T12:00:00.000Z';
    await world.store.changes.updateOne({ _id: 'longer' }, { $set: { before: null } });
    const then = await referenceAt(world.deps, reference, at);
    expect(then.bodies.find(({ id }) => id === ALDERSYN.id)?.settings.ownTimeDays).toBe(70);
    await world.store.changes.updateOne({ _id: 'longer' }, { $set: { before: ALDERSYN } });
    const known = await referenceAt(world.deps, reference, at);
    expect(known.bodies.find(({ id }) => id === ALDERSYN.id)?.settings).toEqual(ALDERSYN.settings);
  });

  it('is counted by the calendar of then: one that was corrected since is part of what moved the date, too', async () => {
    const lead = await world.signedIn(personWith('projectLead'));
    const answer = await lead.get(`/api/journeys/${KEY}/forecast`).expect(200);
    const { input, weekAgo } = journeyForecastSchema.parse(answer.body);
    expect(input?.calendar.holidays).toContain('2099-12-31');
    expect(weekAgo?.input.calendar.holidays).not.toContain('2099-12-31');
    expect((input?.calendar.version ?? 0) - (weekAgo?.input.calendar.version ?? 0)).toBe(1);
  });
});

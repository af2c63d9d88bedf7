import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney, plannedJourney } from '../../../../tests/builders/a-journey.ts';
import { blockers } from './gates.ts';

const running = (journey: ReturnType<typeof plannedJourney>, today: string) =>
  blockers(journey.state, 'stage2', today).find(({ code }) => code === 'runningTime');

describe('three months of records', () => {
  it('count from the day since which the system runs, not from the begin of the work on it', () => {
    const journey = plannedJourney().untilDay('2027-01-20').do('beginRecords', { on: '2027-01-11' }, 'per');
    expect(journey.clock('runningTime')).toBe('2027-04-11');
    expect(running(journey, '2027-04-10')).toMatchObject({ since: '2027-01-11', until: '2027-04-11' });
    expect(running(journey, '2027-04-11')).toBeUndefined();
  });

  it('may have begun before the work on it did; the last word counts', () => {
    const journey = plannedJourney().do('beginRecords', {}, 'ana').do('beginRecords', { on: '2026-10-05' }, 'ana');
    expect(journey.state.recordsSince).toBe('2026-10-05');
    expect(journey.clock('runningTime')).toBe('2027-01-05');
  });

  it('are told by whoever answers for it, never ahead, and on the way to a first certificate', () => {
    expect(plannedJourney().refusal('beginRecords', {}, 'olga').code).toBe('notYours');
    expect(plannedJourney().refusal('beginRecords', { on: '2026-11-24' }, 'ana').code).toBe('dateAhead');
    expect(aJourney().refusal('beginRecords', {}, 'ana').code).toBe('stageNotRunning');
    expect(anEnteredJourney().refusal('beginRecords', {}, 'ana').code).toBe('stageNotRunning');
  });
});

import { describe, expect, it } from '@jest/globals';
import { aJourney, aMomentOf, anEnteredJourney, plannedJourney } from '../../../../tests/builders/a-journey.ts';
import { forecastInputOf } from '../forecast/input-of-journey.ts';
import { blockers } from './gates.ts';

const running = (journey: ReturnType<typeof plannedJourney>, today: string) =>
  blockers(journey.state, 'stage2', today, journey).find(({ code }) => code === 'runningTime');

describe('months of records before stage 2', () => {
  it('count from the day since which the system runs, not from the begin of the work on it', () => {
    const journey = plannedJourney().untilDay('2027-01-20').do('beginRecords', { on: '2027-01-11' }, 'per');
    expect(journey.clock('runningTime')).toBe('2027-04-11');
    expect(running(journey, '2027-04-10')).toMatchObject({ since: '2027-01-11', until: '2027-04-11' });
    expect(running(journey, '2027-04-11')).toBeUndefined();
  });

  it('are as many as the policy says, for the clock, the gate and the forecast alike', () => {
    const journey = plannedJourney({ runningMonths: 6 }).do('beginRecords', { on: '2026-11-23' }, 'ana');
    expect(journey.clock('runningTime')).toBe('2027-05-23');
    expect(running(journey, '2027-05-22')).toMatchObject({ until: '2027-05-23' });
    expect(running(journey, '2027-05-23')).toBeUndefined();
    const stage2 = forecastInputOf(journey.state, aMomentOf(journey), {})?.steps.find(({ id }) => id === 'stage2');
    expect(stage2?.notBefore).toContainEqual({ on: '2027-05-23', code: 'recordsRunning' });
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

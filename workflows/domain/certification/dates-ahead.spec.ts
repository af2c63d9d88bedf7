import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../tests/builders/a-journey.ts';
import { datesAhead } from './dates-ahead.ts';

describe('the days ahead of a journey', () => {
  it('are its booked audits, its windows and the ends of its certificates, the earliest first', () => {
    const journey = anEnteredJourney().do(
      'planAudit',
      { kind: 'surveillance', from: '2026-12-07', to: '2026-12-08' },
      'ana',
    );
    const days = datesAhead(journey.state);
    expect(days.slice(0, 2).map((one) => [one.on, one.code])).toEqual([
      ['2026-12-07', 'audit'],
      ['2026-12-08', 'auditEnds'],
    ]);
    expect(days.find((one) => one.code === 'certificateEnds')?.on).toBe('2029-01-21');
    expect(days.find((one) => one.id === 'startRecertification|recertification')?.on).toBe('2028-07-21');
    expect([...days].sort((a, b) => (a.on < b.on ? -1 : 1)).map((one) => one.on)).toEqual(days.map((one) => one.on));
  });
});

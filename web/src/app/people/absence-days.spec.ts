import { describe, expect, it } from '@jest/globals';
import { absenceOf, daysOf } from './absence-days.ts';

describe('an absence', () => {
  const days = { from: '2026-11-30', last: '2026-12-04', substitute: 'marta' };

  it('covers whole days where the person works', () => {
    expect(absenceOf(days, 'Europe/Prague')).toEqual({
      from: '2026-11-29T23:00:00.000Z',
      until: '2026-12-04T23:00:00.000Z',
      substitute: 'marta',
    });
  });

  it('shows the days that were typed, also across a change of the clocks', () => {
    for (const zone of ['Europe/Oslo', 'America/Monterrey', 'UTC']) {
      const spring = { from: '2027-03-26', last: '2027-03-29', substitute: 'marta' };
      expect(daysOf(absenceOf(days, zone), zone)).toEqual(days);
      expect(daysOf(absenceOf(spring, zone), zone)).toEqual(spring);
    }
  });
});

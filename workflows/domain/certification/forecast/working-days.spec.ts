import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, workingDaysBetween, type Calendar } from '../../kernel/calendar.ts';
import { workingDaysOf } from './working-days.ts';

const date = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const calendar = fc.record({
  id: fc.constant('any'),
  version: fc.constant(1),
  zone: fc.constant('Europe/Prague'),
  workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  holidays: fc.array(date, { maxLength: 60 }),
}) satisfies fc.Arbitrary<Calendar>;

describe('working days as numbers', () => {
  it('are those of the kernel, for any calendar, forwards and backwards', () => {
    fc.assert(
      fc.property(calendar, date, date, fc.integer({ min: 1, max: 200 }), (any, from, to, many) => {
        const days = workingDaysOf(any);
        // The kernel's zero may be a negative one.
        expect(days.between(from, to)).toBe(workingDaysBetween(from, to, any) + 0);
        expect(days.dateOf(days.closedBy(from) + many)).toBe(addDays(from, { days: many, unit: 'working' }, any));
        expect(days.dateOf(days.closedBefore(from) + 1)).toBe(addDays(from, { days: 0, unit: 'working' }, any));
      }),
      { numRuns: 300 },
    );
  });

  it('count every day where none is a workday', () => {
    const days = workingDaysOf({ id: 'none', version: 1, zone: 'UTC', workdays: [], holidays: [] });
    expect(days.between('2026-11-20', '2026-11-23')).toBe(3);
  });
});

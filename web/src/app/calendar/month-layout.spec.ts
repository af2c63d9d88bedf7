import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import { agendaSpan, byDay, clamp, gridSpan, monthAfterStep, monthOf, weeksOf } from './month-layout.ts';

const months = fc
  .record({ year: fc.integer({ min: 1971, max: 2999 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${String(year)}-${String(month).padStart(2, '0')}`);

describe('the weeks of a month', () => {
  it('begin on Mondays and are filled with days of the neighbouring months', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks.map((week) => week[0]?.date)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(weeks[0]?.map(({ number }) => number)).toEqual([26, 27, 28, 29, 30, 31, 1]);
    expect(weeks[0]?.map(({ isOutside }) => isOutside)).toEqual([true, true, true, true, true, true, false]);
  });

  it('are as many as the month needs: four for a February that begins on Monday', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(
      weeksOf('2027-02')
        .flat()
        .some(({ isOutside }) => isOutside),
    ).toBe(false);
    expect(weeksOf('2028-02')).toHaveLength(5);
    expect(weeksOf('2026-08')).toHaveLength(6);
  });

  it('hold every day of the month once, without gaps, Monday to Sunday', () => {
    fc.assert(
      fc.property(months, (month) => {
        const days = weeksOf(month).flat();
        const first = dayNumber(days[0]?.date ?? '');
        expect(new Date(first * 86_400_000).getUTCDay()).toBe(1);
        expect(days.length % 7).toBe(0);
        expect(days.map(({ date }) => date)).toEqual(days.map((_, index) => dateOfNumber(first + index)));
        const inside = days.filter(({ isOutside }) => !isOutside);
        expect(inside.every(({ date }) => monthOf(date) === month)).toBe(true);
        expect(inside[0]?.number).toBe(1);
        expect(monthOf(dateOfNumber(dayNumber(inside.at(-1)?.date ?? '') + 1))).not.toBe(month);
      }),
    );
  });

  it('are what the grid asks the server for', () => {
    expect(gridSpan('2026-11')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
  });
});

describe('the agenda', () => {
  it('begins with today, or with the month that was chosen, and ends with the third month', () => {
    expect(agendaSpan(null, '2026-11-26')).toEqual({ from: '2026-11-26', to: '2027-01-31' });
    expect(agendaSpan('2026-11', '2026-11-26')).toEqual({ from: '2026-11-01', to: '2027-01-31' });
  });

  it('goes on where it ended, there and back', () => {
    expect(monthAfterStep(null, '2026-11-26', 'agenda', 1)).toBe('2027-02');
    expect(monthAfterStep('2027-02', '2026-11-26', 'agenda', -1)).toBe('2026-11');
    expect(monthAfterStep(null, '2026-12-26', 'month', 1)).toBe('2027-01');
    expect(monthAfterStep('2026-01', '2026-11-26', 'month', -1)).toBe('2025-12');
  });

  it('goes back from today to the days of this month that are over', () => {
    const month = monthAfterStep(null, '2026-11-26', 'agenda', -1);
    expect(agendaSpan(month, '2026-11-26')).toEqual({ from: '2026-09-01', to: '2026-11-30' });
  });

  it('has the days in order, and the things of a day as they came', () => {
    const things = [
      { date: '2026-12-01', id: 'c' },
      { date: '2026-11-27', id: 'b' },
      { date: '2026-12-01', id: 'a' },
    ];
    expect(byDay(things).map(({ date, things: those }) => [date, those.map(({ id }) => id)])).toEqual([
      ['2026-11-27', ['b']],
      ['2026-12-01', ['c', 'a']],
    ]);
  });
});

describe('a day with more than it has room for', () => {
  it('shows what fits and counts the rest; the count takes a line itself', () => {
    expect(clamp([1, 2, 3, 4], 4)).toEqual({ shown: [1, 2, 3, 4], more: 0 });
    expect(clamp([1, 2, 3, 4, 5], 4)).toEqual({ shown: [1, 2, 3], more: 2 });
    expect(clamp([], 4)).toEqual({ shown: [], more: 0 });
  });
});

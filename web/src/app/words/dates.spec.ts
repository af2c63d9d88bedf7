import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { ago, complete, day, longDay, moment, shortDay, time, workingDays, timesOf } from './dates.ts';

const now = new Date('2026-11-23T08:41:00Z');
const oslo = { now, zone: 'Europe/Oslo' };

describe('dates in words', () => {
  it('name the weekday and leave out this year', () => {
    expect(day('2026-11-25', oslo)).toBe(unbroken('Wed 25 Nov'));
    expect(shortDay('2026-11-25', oslo)).toBe(unbroken('25 Nov'));
    expect(longDay('2026-11-23', oslo)).toBe(unbroken('Monday 23 November 2026'));
  });

  it('print another year, before and after', () => {
    expect(day('2027-01-14', oslo)).toBe(unbroken('Thu 14 Jan 2027'));
    expect(day('2025-09-14', oslo)).toBe(unbroken('Sun 14 Sep 2025'));
  });

  it('read an instant in the zone asked for', () => {
    const endOfDayInOslo = '2026-11-25T22:59:59.999Z';
    expect(day(endOfDayInOslo, oslo)).toBe(unbroken('Wed 25 Nov'));
    expect(day(endOfDayInOslo, { now, zone: 'Asia/Tokyo' })).toBe(unbroken('Thu 26 Nov'));
    expect(time(endOfDayInOslo, oslo)).toBe('23:59');
  });

  it('never move a calendar date by a zone', () => {
    expect(day('2026-11-25', { now, zone: 'America/Monterrey' })).toBe(unbroken('Wed 25 Nov'));
    expect(day('2026-11-25', { now, zone: 'Pacific/Auckland' })).toBe(unbroken('Wed 25 Nov'));
  });

  it('say today for today and are complete in a tooltip', () => {
    expect(moment('2026-11-23T05:00:00.000Z', oslo)).toBe(unbroken('today 06:00'));
    expect(moment('2026-11-20T15:40:00.000Z', oslo)).toBe(unbroken('Fri 20 Nov 16:40'));
    expect(complete('2026-11-20T15:40:00.000Z', oslo)).toBe(unbroken('Friday 20 November 2026, 16:40'));
    expect(complete('2026-11-20', oslo)).toBe(unbroken('Friday 20 November 2026'));
  });

  it('tell how long ago something was', () => {
    expect(ago('2026-11-23T08:40:30.000Z', oslo)).toBe('just now');
    expect(ago('2026-11-23T08:38:00.000Z', oslo)).toBe('3 min ago');
    expect(ago('2026-11-23T04:41:00.000Z', oslo)).toBe('4 h ago');
    expect(ago('2026-11-20T15:40:00.000Z', oslo)).toBe(unbroken('Fri 20 Nov 16:40'));
  });

  it('count one working day as one', () => {
    expect([0, 1, 2].map(workingDays)).toEqual(['0 working days', '1 working day', '2 working days']);
  });
});

describe('whose times a page shows', () => {
  it('is said where the site is in another zone than the reader', () => {
    expect(timesOf('America/Monterrey', 'Monterrey', 'Europe/Oslo')).toBe('Times in Monterrey (America/Monterrey)');
    expect(timesOf('Europe/Oslo', 'Halden', 'Europe/Oslo')).toBeNull();
  });
});

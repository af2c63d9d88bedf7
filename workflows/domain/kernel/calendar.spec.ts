import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  endOfDay,
  isWorkingDay,
  localDate,
  nextWorkingDay,
  previousWorkingDay,
  reminderTime,
  workingDaysBetween,
  type Calendar,
} from './calendar.ts';

const brno: Calendar = {
  id: 'cz',
  version: 1,
  zone: 'Europe/Prague',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-12-24', '2026-12-25'],
};
const monterrey: Calendar = { ...brno, id: 'mx', zone: 'America/Monterrey', holidays: [] };

describe('working days', () => {
  it('skip weekends and holidays', () => {
    expect(addDays('2026-11-19', { days: 2, unit: 'working' }, brno)).toBe('2026-11-23');
    expect(addDays('2026-12-23', { days: 1, unit: 'working' }, brno)).toBe('2026-12-28');
    expect(addDays('2026-11-25', { days: -2, unit: 'working' }, brno)).toBe('2026-11-23');
    expect(isWorkingDay('2026-12-24', brno)).toBe(false);
    expect(nextWorkingDay('2026-12-24', brno)).toBe('2026-12-28');
    expect(previousWorkingDay('2026-12-27', brno)).toBe('2026-12-23');
    expect(previousWorkingDay('2026-12-23', brno)).toBe('2026-12-23');
  });

  it('are counted forwards and backwards', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-25', brno)).toBe(2);
    expect(workingDaysBetween('2026-11-23', '2026-11-20', brno)).toBe(-1);
    expect(workingDaysBetween('2026-11-20', '2026-11-20', brno)).toBe(0);
  });
});

describe('a day at the site', () => {
  it('ends when it ends there, also across a change of the clocks', () => {
    expect(endOfDay('2026-11-25', brno)).toBe('2026-11-25T22:59:59.999Z');
    expect(endOfDay('2026-10-25', brno)).toBe('2026-10-25T22:59:59.999Z');
    expect(endOfDay('2026-10-24', brno)).toBe('2026-10-24T21:59:59.999Z');
    expect(endOfDay('2026-03-29', brno)).toBe('2026-03-29T21:59:59.999Z');
    expect(endOfDay('2026-11-25', monterrey)).toBe('2026-11-26T05:59:59.999Z');
  });

  it('are those of the time zone, also where it changes its clocks, its side of the date line, or skips a day', () => {
    const zones = [
      'Europe/Oslo',
      'America/St_Johns',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Pacific/Kiritimati',
      'Etc/GMT+12',
    ];
    const instants = fc.date({ min: new Date('2008-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, date) => {
        const instant = date.toISOString();
        expect(localDate(instant, { ...brno, zone })).toBe(DateTime.fromISO(instant, { zone }).toISODate());
      }),
      { examples: [['Pacific/Apia', new Date('2011-12-30T10:00:00Z')]] },
    );
  });

  it('is another date elsewhere', () => {
    expect(localDate('2026-11-25T03:00:00.000Z', brno)).toBe('2026-11-25');
    expect(localDate('2026-11-25T03:00:00.000Z', monterrey)).toBe('2026-11-24');
  });

  it('has its reminders in the morning', () => {
    expect(reminderTime('2026-03-29', brno)).toBe('2026-03-29T04:00:00.000Z');
    expect(reminderTime('2026-03-28', brno)).toBe('2026-03-28T05:00:00.000Z');
  });
});

describe('months', () => {
  it('are clamped to the end of the month and never chained', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-08-31', 7)).toBe('2027-03-31');
  });
});

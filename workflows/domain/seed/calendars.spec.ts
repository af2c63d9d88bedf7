import { describe, expect, it } from '@jest/globals';
import { calendarSchema, isWorkingDay } from '../kernel/calendar.ts';
import { policySchema } from '../kernel/policy.ts';
import { CALENDARS, CZECHIA, MEXICO, NORWAY } from './calendars.ts';
import { DEFAULT_POLICY } from './policy.ts';

describe('the calendars', () => {
  it.each(CALENDARS.map((calendar) => [calendar.id, calendar] as const))(
    '%s is valid, each day once',
    (_id, calendar) => {
      expect(calendarSchema.parse(calendar)).toEqual(calendar);
      expect(new Set(calendar.holidays).size).toBe(calendar.holidays.length);
    },
  );

  it.each([
    [NORWAY, '2026-04-02', 'Maundy Thursday'],
    [NORWAY, '2028-05-25', 'Ascension Day'],
    [CZECHIA, '2026-11-17', 'the day of freedom and democracy'],
    [CZECHIA, '2027-03-29', 'Easter Monday'],
    [MEXICO, '2026-11-16', 'the day of the revolution'],
  ])('%# are closed', (calendar, date) => {
    expect(isWorkingDay(date, calendar)).toBe(false);
  });

  it('know what is a holiday elsewhere only', () => {
    expect(isWorkingDay('2026-11-17', NORWAY)).toBe(true);
    expect(isWorkingDay('2026-05-14', CZECHIA)).toBe(true);
    expect(isWorkingDay('2026-12-24', MEXICO)).toBe(true);
  });
});

describe('the default policy', () => {
  it('is valid', () => {
    expect(policySchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
  });
});

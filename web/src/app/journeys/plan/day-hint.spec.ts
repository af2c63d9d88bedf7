import { describe, expect, it } from '@jest/globals';
import { NORWAY } from '#domain/seed/calendars';
import { dayHint } from './day-hint.ts';

const days = { today: '2026-11-27', calendar: NORWAY, site: 'Halden' };

describe('what is odd about a day of the plan', () => {
  it.each([
    ['2026-11-27', null],
    ['2026-11-30', null],
    ['', null],
    ['2026-11-26', 'In the past.'],
    ['2026-11-28', 'Saturday, not worked in Halden.'],
    ['2026-12-25', 'A holiday in Halden.'],
    ['2026-11-22', 'In the past. Sunday, not worked in Halden.'],
  ])('%s: %s', (date, hint) => {
    expect(dayHint(date, days)).toBe(hint);
  });
});

import { describe, expect, it } from '@jest/globals';
import { monthName, monthsName } from './month-name.ts';

describe('the name of a month', () => {
  it('has its year, in one piece', () => {
    expect(monthName('2026-11')).toBe('November\u00a02026');
  });

  it('is said once, or twice for several months', () => {
    expect(monthsName('2026-11', '2026-11')).toBe('November\u00a02026');
    expect(monthsName('2026-11', '2027-01')).toBe('November\u00a02026 – January\u00a02027');
  });
});

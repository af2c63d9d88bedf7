import { describe, expect, it } from '@jest/globals';
import { gridTicks, lowerTicks, moved, scaleOf, spanAround, spanFrom, upperTicks } from './timeline-scale.ts';

const TODAY = '2026-11-23';

describe('the stretch of time in sight', () => {
  it('begins where months and weeks begin, and holds today', () => {
    expect(spanAround(TODAY, 'threeYears')).toEqual({ from: '2026-01-01', to: '2028-12-31' });
    expect(spanAround(TODAY, 'year')).toEqual({ from: '2026-08-01', to: '2027-07-31' });
    expect(spanAround(TODAY, 'weeks')).toEqual({ from: '2026-11-02', to: '2027-01-24' });
    expect(spanAround('2026-11-29', 'weeks').from).toBe('2026-11-02');
    expect(spanAround(TODAY, 'cycle')).toEqual({ from: '2024-09-01', to: '2031-08-31' });
  });

  it('moves by a part of itself, there and back', () => {
    const span = spanAround(TODAY, 'threeYears');
    expect(moved(span, 'threeYears', 1)).toEqual({ from: '2026-07-01', to: '2029-06-30' });
    expect(moved(moved(span, 'threeYears', 1), 'threeYears', -1)).toEqual(span);
    expect(moved(spanAround(TODAY, 'weeks'), 'weeks', -1).from).toBe('2026-10-19');
  });

  it('takes any day of an address as its beginning', () => {
    expect(spanFrom('2027-02-14', 'year')).toEqual({ from: '2027-02-01', to: '2028-01-31' });
  });
});

describe('the scale', () => {
  const scale = scaleOf({ from: '2026-01-01', to: '2026-12-31' }, 730);

  it('gives every day the same width', () => {
    expect(scale.at('2026-01-01')).toBe(0);
    expect(scale.at('2026-01-11')).toBe(20);
    expect(scale.after('2026-12-31')).toBe(730);
    expect(scale.at('2025-12-31')).toBe(-2);
  });

  it('names years above and months below', () => {
    expect(upperTicks(scale, 'year').map(({ label }) => label)).toEqual(['2026']);
    expect(lowerTicks(scale, 'year').map(({ label }) => label)).toHaveLength(12);
    const three = scaleOf(spanAround(TODAY, 'threeYears'), 720);
    expect(upperTicks(three, 'threeYears').map(({ label, x }) => [label, Math.round(x)])).toEqual([
      ['2026', 0],
      ['2027', 240],
      ['2028', 480],
    ]);
    expect(
      lowerTicks(three, 'threeYears')
        .slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(['J', 'F', 'M']);
  });

  it('names a year that began before the edge at the edge', () => {
    const year = scaleOf(spanAround(TODAY, 'year'), 600);
    expect(upperTicks(year, 'year').map(({ label, x }) => [label, Math.round(x)])).toEqual([
      ['2026', 0],
      ['2027', 252],
    ]);
  });

  it('draws a line a quarter where months are narrow, and years strongly', () => {
    const lines = gridTicks(scaleOf(spanAround(TODAY, 'threeYears'), 720), 'threeYears');
    expect(lines).toHaveLength(11);
    expect(lines.filter(({ strong }) => strong).map(({ label }) => label)).toEqual(['2027', '2028']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { layOutSlider } from './slider-layout.ts';

const until = '2026-11-23T08:41:00.000Z';

describe('the time machine', () => {
  it('places events between the first one and now', () => {
    const { positions } = layOutSlider(
      [{ at: '2026-11-03T08:41:00.000Z' }, { at: '2026-11-13T08:41:00.000Z' }, { at: until }],
      until,
    );
    expect(positions).toEqual([0, 50, 100]);
  });

  it('draws one tick a day, higher for more events', () => {
    const { marks } = layOutSlider(
      [{ at: '2026-11-03T08:00:00.000Z' }, { at: '2026-11-03T09:00:00.000Z' }, { at: '2026-11-10T09:00:00.000Z' }],
      until,
    );
    expect(marks).toHaveLength(2);
    expect(marks[0]?.height).toBeGreaterThan(marks[1]?.height ?? 0);
  });

  it('names months and flags, and the year in January', () => {
    const { months, flags } = layOutSlider(
      [{ at: '2025-11-12T08:00:00.000Z' }, { at: '2026-06-03T09:00:00.000Z', flag: 'Attempt 2' }],
      '2026-08-23T08:41:00.000Z',
    );
    expect(months.map(({ text }) => text)).toContain('January 2026');
    expect(flags.map(({ text }) => text)).toEqual(['Attempt 2']);
  });

  it('holds when everything happened at one moment', () => {
    expect(layOutSlider([{ at: until }], until).positions).toEqual([0]);
  });
});

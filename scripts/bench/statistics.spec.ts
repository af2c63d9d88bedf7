import { describe, expect, it } from '@jest/globals';
import { median, percentile, summarize } from './statistics.ts';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => last - index);

describe('percentile', () => {
  it('is a value that occurred, whatever the order of the values', () => {
    expect(percentile(upTo(100), 0.5)).toBe(50);
    expect(percentile(upTo(100), 0.99)).toBe(99);
    expect(percentile(upTo(10), 0.99)).toBe(10);
    expect(percentile([7], 0.5)).toBe(7);
  });

  it('sorts numbers as numbers', () => {
    expect(percentile([100, 9, 20], 0.5)).toBe(20);
  });

  it('does not exist without values', () => {
    expect(() => percentile([], 0.5)).toThrow('nothing');
  });
});

describe('median', () => {
  it('is the middle one, or lies between the two in the middle', () => {
    expect(median([30, 1, 2])).toBe(2);
    expect(median([1, 2, 4, 100])).toBe(3);
  });
});

describe('summary of rounds', () => {
  it('does not follow the one round that was disturbed', () => {
    const calm = { latencies: [10, 10, 12], seconds: 1 };
    const disturbed = { latencies: [500, 600, 900], seconds: 10 };
    expect(summarize([calm, disturbed, calm])).toEqual({ p50: 10, p99: 12, perSecond: 3, rounds: 3 });
  });
});

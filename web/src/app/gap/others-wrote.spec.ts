import { describe, expect, it } from '@jest/globals';
import { othersWrote } from './others-wrote.ts';

describe('whether others wrote since a gap analysis was read', () => {
  it('is no where everything since then is one’s own', () => {
    expect(othersWrote(3, 5, new Set([4, 5]))).toBe(false);
    expect(othersWrote(5, 5, new Set())).toBe(false);
  });

  it('is yes where something is not, also before one’s own newest', () => {
    expect(othersWrote(3, 4, new Set())).toBe(true);
    expect(othersWrote(3, 5, new Set([5]))).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { daysAway, progressOf } from './progress.ts';

describe('the progress of a campaign', () => {
  it('counts what was left out beside the whole, and steps from the furthest', () => {
    const projects = (['asked', 'decided', 'begun', 'dropped', 'decided'] as const).map((step) => ({ step }));
    expect(progressOf(projects)).toEqual({
      all: 4,
      moved: 2,
      leftOut: 1,
      steps: [
        { step: 'decided', count: 2 },
        { step: 'begun', count: 1 },
        { step: 'asked', count: 1 },
      ],
    });
  });

  it('says how far a day is', () => {
    expect([1039, 1, 0, -1, -12].map(daysAway)).toEqual([
      '1039 days left',
      '1 day left',
      'today',
      '1 day ago',
      '12 days ago',
    ]);
  });
});

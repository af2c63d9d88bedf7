import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';

describe('a CAPA loop', () => {
  it('goes from containment to closure by the right people', () => {
    const loop = aCapa().closed().build();
    expect(loop.stage).toBe('closed');
    expect(loop.typesOfEvents()).toEqual([
      'opened',
      'containmentRecorded',
      'causesSaved',
      'rootCauseSubmitted',
      'planSubmitted',
      'planApproved',
      'actionCompleted',
      'actionVerified',
      'actionCompleted',
      'actionVerified',
      'actionCompleted',
      'actionVerified',
      'proofBegan',
      'proofEnded',
      'effectivenessJudged',
      'closed',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';
import { aReport } from '../../../tests/builders/a-report.ts';

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

  it('reminds of a containment whose reminders have acted at the report, where time was let pass there', () => {
    const { correction } = aReport().state;
    if (correction.status !== 'open') throw new Error('Nothing is to be corrected');
    const { clock } = correction.duty;
    const loop = aCapa({ containment: { status: 'open', clock: { ...clock, steps: [] } } }).build();
    expect(loop.state.work).toMatchObject({ stage: 'containment', duty: { clock } });
  });
});

import { describe, expect, it } from '@jest/globals';
import { acceptedGaps, A_PLAN, anEnteredJourney, plannedJourney } from '../../../../tests/builders/a-journey.ts';

describe('a round of the gap analysis that is limited to clauses', () => {
  const round = (...clauses: string[]) => ({ reason: 'Another look', clauses });

  it.each([
    [['ISO 9001:2026/4.1'], ['ISO 9001:2026/4.1']],
    [['4.1'], ['ISO 9001:2026/4.1']],
    // With what lies below, each once and in order.
    [
      ['9.2', 'ISO 9001:2026/4.1', '9.2.2'],
      ['ISO 9001:2026/4.1', 'ISO 9001:2026/9.2.1', 'ISO 9001:2026/9.2.2'],
    ],
  ])('named %j has the rows %j', (clauses, rows) => {
    const journey = acceptedGaps().do('newGapRound', round(...clauses), 'ana');
    expect(journey.state.gap).toMatchObject({ round: 2, clauses: rows });
  });

  it('is refused where a name means no row, so that nothing is accepted unrated', () => {
    for (const name of ['11.1', '4.1.9', 'ISO 45001:2018/4.1', 'A.5.1', 'nonsense']) {
      expect(acceptedGaps().refusal('newGapRound', round('4.1', name), 'ana')).toMatchObject({
        code: 'unknownClause',
        params: { clause: name },
        field: 'clauses',
      });
    }
  });

  it('knows the controls of Annex A', () => {
    const journey = anEnteredJourney([{ edition: 'ISO/IEC 27001:2022' }]).do('newGapRound', round('A.8.1'), 'ana');
    expect(journey.state.gap.clauses).toEqual(['ISO/IEC 27001:2022/A.8.1']);
  });
});

describe('an action of the plan', () => {
  it('names a clause that the journey has', () => {
    const [action] = A_PLAN.actions;
    const added = (clause: string) => ({ ...action, number: undefined, clause });
    expect(plannedJourney().refusal('addAction', added('nonsense'), 'ana')).toMatchObject({
      code: 'unknownClause',
      field: 'clause',
    });
    plannedJourney().do('addAction', added('ISO 9001:2026/8.4'), 'ana');
    const saved = (clause: string) => ({ ...A_PLAN, actions: [{ ...action, clause }] });
    expect(acceptedGaps().refusal('savePlan', saved('ISO 45001:2018/8.1.2'), 'ana')).toMatchObject({
      code: 'unknownClause',
      field: 'actions.0.clause',
    });
    acceptedGaps().do('savePlan', saved('ISO 9001:2026/8.4.1'), 'ana');
  });
});

describe('a concern of stage 1', () => {
  it('is not resolved before the audit that had it', () => {
    const journey = plannedJourney().do('planAudit', { kind: 'stage1', from: '2026-11-23', to: '2026-11-23' }, 'ana');
    const concerns = ['Legal register'];
    journey.do('recordAudit', { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'ready', concerns }, 'ana');
    const resolved = { audit: 1, concern: 1, note: 'Written', on: '2010-01-01' };
    expect(journey.refusal('resolveConcern', resolved, 'ana').code).toBe('beforeItsAudit');
    journey.do('resolveConcern', { ...resolved, on: '2026-11-23' }, 'ana');
  });
});

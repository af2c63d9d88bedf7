import { describe, expect, it } from '@jest/globals';
import { A_PLAN, acceptedGaps, plannedJourney } from '../../../../tests/builders/a-journey.ts';

const [first, second] = A_PLAN.actions;
const saving = (...actions: readonly (object | undefined)[]) => ({ ...A_PLAN, actions });

describe('an action that waits for another one', () => {
  it('is not due before it, whoever writes the plan, adds it or moves either of them', () => {
    const late = { number: 2, date: { date: '2027-01-15' }, other: 1, until: { date: '2027-02-26' } };
    expect(acceptedGaps().refusal('savePlan', saving({ ...first, dueOn: '2027-02-26' }, second), 'ana')).toMatchObject({
      code: 'dueBeforeOther',
      params: late,
    });
    const journey = plannedJourney();
    const third = { what: 'Audit suppliers', owner: 'per', stage: 'implementation', after: [2] };
    expect(journey.refusal('addAction', { ...third, dueOn: '2027-01-14' }, 'ana')).toMatchObject({
      code: 'dueBeforeOther',
      field: 'dueOn',
      params: { number: 3, other: 2 },
    });
    const moved = { number: 1, dueOn: '2027-02-26', reason: 'The author is ill' };
    expect(journey.refusal('moveAction', moved, 'ana')).toMatchObject({ code: 'dueBeforeOther', params: late });
    const early = { number: 2, dueOn: '2026-12-17', reason: 'Sooner' };
    expect(journey.refusal('moveAction', early, 'ana').code).toBe('dueBeforeOther');
    journey.do('moveAction', { ...moved, number: 2 }, 'ana').do('moveAction', moved, 'ana');
    expect(journey.state.plan.actions.map(({ dueOn }) => dueOn)).toEqual(['2027-02-26', '2027-02-26']);
  });

  it('is free to be due earlier once the other one is over', () => {
    const journey = plannedJourney().do('withdrawAction', { number: 1, reason: 'Not needed' }, 'ana');
    journey.do('moveAction', { number: 2, dueOn: '2026-12-01', reason: 'Sooner' }, 'ana');
    expect(journey.clock('action', 'action:2')).toBe('2026-12-01');
  });

  it('is named when what it waits for is not in the plan', () => {
    expect(acceptedGaps().refusal('savePlan', saving(first, { ...second, after: [9] }), 'ana')).toMatchObject({
      code: 'waitsForUnknown',
      params: { number: 2, other: 9 },
    });
  });
});

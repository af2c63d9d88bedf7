import { describe, expect, it } from '@jest/globals';
import { savePlanBody } from '#domain/certification/preparation/bodies';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { planBody, planDraft, planFault, withAction, withoutAction } from './plan-draft.ts';

const draft = planDraft(aJourney().state);

describe('a plan that is written', () => {
  it('begins with what is saved, and can be saved as it is', () => {
    expect(planFault(draft)).toBeNull();
    expect(savePlanBody.safeParse(planBody(draft)).success).toBe(true);
  });

  it('gives every action its own number', () => {
    const two = withAction(withAction(draft, 'ana'), 'ana');
    expect(two.actions.map(({ number }) => number)).toEqual([1, 2]);
    expect(withAction(withoutAction(two, 1), 'ana').actions.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('says what an action lacks', () => {
    expect(planFault(withAction(draft, 'ana'))).toContain('Action 1');
  });

  it('forgets what waited for an action that is taken away', () => {
    const two = withAction(withAction(draft, 'ana'), 'ana');
    const waiting = { ...two, actions: two.actions.map((one) => (one.number === 2 ? { ...one, after: [1] } : one)) };
    expect(withoutAction(waiting, 1).actions[0]?.after).toEqual([]);
  });

  it('refuses a stage without a length', () => {
    const empty = { ...draft, stages: { ...draft.stages, training: { workingDays: '', owner: 'ana' } } };
    expect(planFault(empty)).toContain('at least one working day');
  });
});

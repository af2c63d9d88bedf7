import { describe, expect, it } from '@jest/globals';
import { savePlanBody } from '#domain/certification/preparation/bodies';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { gapsLeft, planBody, planDraft, withAction, withActionsFor, withoutAction } from './plan-draft.ts';

const draft = planDraft(aJourney().state);

describe('a plan that is written', () => {
  it('begins with what is saved, and can be saved as it is', () => {
    expect(savePlanBody.safeParse(planBody(draft)).success).toBe(true);
  });

  it('gives every action its own number', () => {
    const two = withAction(withAction(draft, 'ana'), 'ana');
    expect(two.actions.map(({ number }) => number)).toEqual([1, 2]);
    expect(withAction(withoutAction(two, 1), 'ana').actions.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('forgets what waited for an action that is taken away', () => {
    const two = withAction(withAction(draft, 'ana'), 'ana');
    const waiting = { ...two, actions: two.actions.map((one) => (one.number === 2 ? { ...one, after: [1] } : one)) };
    expect(withoutAction(waiting, 1).actions[0]?.after).toEqual([]);
  });

  it('has an action for each gap that none closes yet, with its clause, note and owner', () => {
    const { state } = aJourney();
    const gap = (clause: string, owner: string | null) => ({
      id: `ISO 9001:2026/${clause}`,
      name: `${clause} Title`,
      notes: 'None seen',
      owner,
    });
    const gaps = [gap('4.1', 'pia'), gap('8.4', null)];
    const one = withAction(draft, 'ana');
    const begun = { ...one, actions: one.actions.map((each) => ({ ...each, clause: 'ISO 9001:2026/4.1' })) };
    expect(gapsLeft(begun, gaps).map(({ id }) => id)).toEqual(['ISO 9001:2026/8.4']);
    const full = withActionsFor(begun, gaps, state);
    expect(full.actions.slice(1)).toMatchObject([
      { number: 2, what: '8.4 Title: None seen', owner: state.lead, clause: 'ISO 9001:2026/8.4' },
    ]);
    expect(gapsLeft(full, gaps)).toEqual([]);
  });
});

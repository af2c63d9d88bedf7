import { describe, expect, it } from '@jest/globals';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { planDraft, withAction, type DraftAction, type PlanDraft } from './plan-draft.ts';
import { countOfFaults, faultsOfAction, planFaults } from './plan-faults.ts';

const draft = planDraft(aJourney().state);
const faultsOf = (of: PlanDraft) => planFaults(of, ({ code }) => code);

/** The draft with these actions, complete but for what is given. */
function withActions(...actions: readonly Partial<DraftAction>[]): PlanDraft {
  const empty = actions.reduce<PlanDraft>((written) => withAction(written, 'ana'), draft);
  const complete = { what: 'Write it down', dueOn: '2026-12-01' };
  return { ...empty, actions: empty.actions.map((one, at) => ({ ...one, ...complete, ...actions[at] })) };
}

describe('what keeps a plan from being saved', () => {
  it('is nothing in a plan as it is saved', () => {
    expect(faultsOf(draft).size).toBe(0);
    expect(faultsOf(withActions({}, { after: [1] })).size).toBe(0);
  });

  it('is said of every field, not of the first alone', () => {
    const stages = { ...draft.stages, training: { workingDays: '', owner: 'ana' } };
    const written = { ...withActions({ what: ' ' }, { dueOn: '', owner: '' }), stages };
    const faults = faultsOf(written);
    expect(Object.fromEntries(faults)).toEqual({
      'stages.2.workingDays': 'A whole number of days, from 1 to 400.',
      'actions.0.what': 'This is still to be filled in.',
      'actions.1.owner': 'This is still to be filled in.',
      'actions.1.dueOn': 'Choose a date.',
    });
    expect(Object.keys(faultsOfAction(faults, 1))).toEqual(['owner', 'dueOn']);
    expect(countOfFaults(faults)).toContain('4 fields');
  });

  it('is a day before that of an action it waits for, at each such day', () => {
    const early = { after: [1], dueOn: '2026-11-30' };
    expect(Object.fromEntries(faultsOf(withActions({}, early, early)))).toEqual({
      'actions.1.dueOn': 'dueBeforeOther',
      'actions.2.dueOn': 'dueBeforeOther',
    });
  });

  it('is a circle, at the action it begins with', () => {
    const faults = faultsOf(withActions({ after: [2] }, { after: [1] }));
    expect(Object.fromEntries(faults)).toEqual({ 'actions.0.after': 'actionCircle' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../../tests/builders/a-capa.ts';
import { capaSteps, type StepWords } from './stage-steps.ts';

const words: StepWords = {
  day: (value) => value.slice(0, 10),
  say: (code) => code,
  calendar: { id: 'brno', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
};

describe('the stages of a CAPA loop', () => {
  it('stand where the loop stands, with what the plan promises for later ones', () => {
    const steps = capaSteps(aCapa().awaitingApproval().build().state, words);
    expect(steps.map(({ label, state }) => `${label.replace('stage.', '')} ${state}`)).toEqual([
      ...['raised done', 'triage done', 'containment done', 'rootCause done', 'plan done', 'planApproval current'],
      ...['implementation ahead', 'proof ahead', 'effectivenessCheck ahead', 'closure ahead'],
    ]);
    expect(steps.find(({ label }) => label === 'stage.implementation')?.dates).toEqual(['to 2027-01-15']);
    expect(steps.find(({ label }) => label === 'stage.proof')?.dates).toEqual(['60 days']);
    // 60 days after 15 January is Tuesday 16 March.
    expect(steps.find(({ label }) => label === 'stage.effectivenessCheck')?.dates).toEqual(['about 2027-03-16']);
  });

  it('do not name top management where it had nothing to decide', () => {
    expect(capaSteps(aCapa().build().state, words).some(({ label }) => label === 'stage.managementDecision')).toBe(
      false,
    );
  });

  it('say until when the current stage runs', () => {
    const current = capaSteps(aCapa().build().state, words).find(({ state }) => state === 'current');
    expect(current?.label).toBe('stage.containment');
    expect(current?.dates[0]).toMatch(/^until \d{4}-\d{2}-\d{2}$/);
  });
});

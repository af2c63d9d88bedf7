import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../tests/builders/a-journey.ts';

const asked = {
  kind: 'fact',
  name: 'transitionAsked',
  body: { campaign: 'TRN-2026-0001', standard: 'ISO 9001', edition: 'ISO 9001:2026' },
  from: 'TRN-2026-0001',
} as const;

describe('a journey that a transition campaign asks', () => {
  it('begins the move with the changed clauses, and tells how far it is', () => {
    const journey = anEnteredJourney();
    journey.hear(asked);
    expect(journey.state.gap.editions).toEqual(['ISO 9001:2026']);
    expect(journey.reactions.filter((one) => one.do === 'tell').at(-1)).toMatchObject({
      to: 'TRN-2026-0001',
      fact: 'progressed',
      body: { step: 'begun' },
    });
  });

  it('that moves already joins, once', () => {
    const journey = anEnteredJourney().do('beginTransition', { standard: 'ISO 9001', edition: 'ISO 9001:2026' }, 'ana');
    journey.hear(asked);
    expect(journey.state.campaign?.key).toBe('TRN-2026-0001');
    expect(journey.state.gap.round).toBe(2);
  });

  it('without that standard is left alone', () => {
    const journey = anEnteredJourney([{ edition: 'ISO 45001:2018' }]);
    expect(journey.hear(asked).status).toBe('ignored');
  });
});

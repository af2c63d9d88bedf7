import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney } from '../../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../../tests/builders/organization.ts';
import { words } from '../../words.ts';
import type { Body } from '../../kernel/reference.ts';
import type { JourneyState } from '../state.ts';
import { blockers, type Gate } from './gates.ts';

const OLD_ONLY = { ...ALDERSYN, covers: ['ISO 9001:2015'] };

const named = (state: JourneyState, gate: Gate, body: Body) =>
  blockers(state, gate, '2026-11-23', anOrganization(), body).filter(({ code }) => code === 'editionNotCovered');

describe('a body that is not accredited for the edition that is aimed at', () => {
  it.each(['stage1', 'stage2', 'decision'] as const)('blocks the %s of a first certification by its name', (gate) => {
    const { state } = aJourney();
    expect(named(state, gate, OLD_ONLY)).toEqual([
      {
        code: 'editionNotCovered',
        params: { body: 'Aldersyn', standard: 'ISO 9001:2026' },
        who: { kind: 'person', id: 'ana' },
        since: null,
        until: null,
        duty: null,
      },
    ]);
    expect(named(state, gate, ALDERSYN)).toEqual([]);
    expect(words['blocker.editionNotCovered']).toBeDefined();
  });

  it('blocks the decision of a transition until its edition ends, and nothing while the old one is kept', () => {
    const journey = anEnteredJourney();
    expect(named(journey.state, 'decision', OLD_ONLY)).toEqual([]);
    journey.do('beginTransition', { standard: 'ISO 9001', edition: 'ISO 9001:2026' }, 'ana');
    expect(named(journey.state, 'decision', OLD_ONLY)).toMatchObject([
      { params: { standard: 'ISO 9001:2026' }, until: '2029-09-30' },
    ]);
  });
});

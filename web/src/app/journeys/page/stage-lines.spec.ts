import { describe, expect, it } from '@jest/globals';
import {
  acceptedGaps,
  aJourney,
  plannedJourney,
  type RunningJourney,
} from '../../../../../tests/builders/a-journey.ts';
import { stageLines } from './stage-lines.ts';

const roundsOf = (journey: RunningJourney): unknown[] =>
  stageLines(journey.state, '2026-11-23', journey, undefined).flatMap(({ id, state: at, round }) =>
    round ? [{ id, at, ...round }] : [],
  );

describe('the line of a stage ahead', () => {
  const wordsOf = (journey: RunningJourney) =>
    stageLines(journey.state, '2026-11-23', journey, undefined).flatMap(({ id, state: at, word, to }) =>
      at === 'ahead' && (id === 'planning' || id === 'internalAudit') ? [[id, word, to !== null]] : [],
    );

  it('says that nobody planned it, as long as it has no dates', () => {
    expect(wordsOf(aJourney())).toEqual([
      ['planning', 'stageLine.notPlanned', false],
      ['internalAudit', 'stageLine.notPlanned', false],
    ]);
    expect(wordsOf(plannedJourney())).toEqual([['internalAudit', 'stageLine.planned', true]]);
  });
});

describe('the line of a gap analysis', () => {
  it('says nothing of rounds in the first one', () => {
    expect(roundsOf(aJourney())).toEqual([]);
    expect(roundsOf(acceptedGaps())).toEqual([]);
  });

  it('says that its clauses are rated again, also where the stage is done', () => {
    const again = acceptedGaps().do('newGapRound', { reason: 'Before the internal audit' }, 'ana');
    expect(roundsOf(again)).toEqual([{ id: 'gapAnalysis', at: 'done', number: 2, accepted: false }]);
  });
});

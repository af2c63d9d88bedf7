import { describe, expect, it } from '@jest/globals';
import {
  acceptedGaps,
  aJourney,
  RATED,
  PLANNED_EDITIONS,
  withRatedClauses,
} from '../../../../tests/builders/a-journey.ts';
import { summary } from '../summary.ts';

const asked = () =>
  aJourney({ editions: PLANNED_EDITIONS }, withRatedClauses(PLANNED_EDITIONS)).do(
    'askForRatings',
    { people: ['olga', 'pia'], dueOn: '2026-12-04', note: 'Sections 7 and 8' },
    'ana',
  );

describe('people who are asked to rate their clauses', () => {
  it('have one task each until that day, and the journey is theirs to work on', () => {
    const journey = asked();
    const lines = journey.waiting.filter(({ command }) => command === 'finishRating');
    expect(lines.map(({ subject, who }) => [subject, who])).toEqual([
      ['rating:olga', { kind: 'person', id: 'olga' }],
      ['rating:pia', { kind: 'person', id: 'pia' }],
    ]);
    expect(journey.clock('rateClauses', 'rating:olga')).toBe('2026-12-04');
    expect(summary(journey.state).people).toEqual(expect.arrayContaining(['olga', 'pia']));
  });

  it('say themselves that theirs are rated, and see them afterwards too', () => {
    const journey = asked();
    expect(journey.refusal('finishRating', { person: 'olga' }, 'per').code).toBe('notPermitted');
    expect(journey.refusal('finishRating', { person: 'olga' }, 'pia').code).toBe('notYours');
    journey.do('finishRating', { person: 'olga' }, 'olga');
    expect(journey.idle('rateClauses', 'rating:olga')).toBe('done');
    expect(journey.clock('rateClauses', 'rating:pia')).toBe('2026-12-04');
    expect(summary(journey.state).people).toContain('olga');
    expect(journey.refusal('finishRating', { person: 'olga' }, 'olga').code).toBe('ratingsNotAsked');
  });

  it('are no longer waited for by the lead, or once the list is accepted', () => {
    const journey = asked().do('finishRating', { person: 'olga' }, 'ana');
    expect(journey.clock('rateClauses', 'rating:olga')).toBeUndefined();
    journey.do('acceptGaps', { content: RATED, signed: true }, 'ana');
    expect(journey.idle('rateClauses', 'rating:pia')).toBe('done');
  });

  it('have the new day when they are asked again, and nothing left in another round', () => {
    const journey = asked().do('askForRatings', { people: ['olga'], dueOn: '2026-12-11' }, 'ana');
    expect(journey.clock('rateClauses', 'rating:olga')).toBe('2026-12-11');
    expect(journey.clock('rateClauses', 'rating:pia')).toBe('2026-12-04');
    const next = acceptedGaps().do('newGapRound', { reason: 'Once more' }, 'ana');
    expect(next.state.gap.asked).toBeUndefined();
  });

  it('are asked by whoever leads, for a day ahead, while the list is open', () => {
    const body = { people: ['olga'], dueOn: '2026-12-04' };
    expect(aJourney().refusal('askForRatings', body, 'rolf').code).toBe('notPermitted');
    expect(aJourney().refusal('askForRatings', { ...body, dueOn: '2026-11-20' }, 'ana').code).toBe('datePast');
    expect(aJourney().refusal('askForRatings', { ...body, people: ['gone'] }, 'ana').code).toBe('unknownPerson');
    expect(acceptedGaps().refusal('askForRatings', body, 'ana').code).toBe('gapsAlreadyAccepted');
  });
});

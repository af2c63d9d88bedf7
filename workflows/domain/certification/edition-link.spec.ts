import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';

/** A certificate that outlives the transition of its edition, which ends on 30 September 2029. */
const certified = () => anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }]);

const corrected = (journey: RunningJourney, transitionEndsOn: string | null, edition = 'ISO 9001:2015') => {
  journey.hear({ kind: 'fact', name: 'editionCorrected', body: { edition, transitionEndsOn }, from: edition });
  return journey;
};

describe('a corrected end of a transition', () => {
  it.each([
    ['2029-06-30', '2029-06-30', 'transitionEndMoved'],
    ['2029-12-31', '2029-11-19', 'transitionEndMoved'],
    [null, '2029-11-19', 'transitionEndTaken'],
  ])('to %s reaches the certificates of the edition at once, and the lead is told', (end, expiry, notice) => {
    const journey = corrected(certified(), end);
    expect(journey.certificate().transitionEndsOn).toBe(end);
    expect(journey.clock('expiry')).toBe(expiry);
    expect(journey.notices(notice)).toHaveLength(1);
  });

  it('is nothing new to a certificate that knows it, or of another edition', () => {
    const journey = certified();
    const { length } = journey.events;
    corrected(corrected(journey, '2029-09-30'), '2030-01-01', 'ISO 9001:2026');
    expect(journey.events).toHaveLength(length);
  });

  it('does not bring back what ended by it', () => {
    const journey = corrected(certified().untilDay('2029-10-01'), '2029-10-31');
    expect(journey.certificate()).toMatchObject({ status: 'expired', transitionEndsOn: '2029-09-30' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../../tests/builders/a-journey.ts';
import { pastLimits } from './past-limit.ts';

/** A surveillance is due by 22 January 2027; one is booked in time. */
const booked = () =>
  anEnteredJourney().do('planAudit', { kind: 'surveillance', from: '2027-01-11', to: '2027-01-12' }, 'ana');

describe('a surveillance that is booked', () => {
  it('is past no limit while its last day keeps it', () => {
    const { state } = booked().do(
      'postponeAudit',
      { audit: 1, reason: 'Ill', from: '2027-01-21', to: '2027-01-22' },
      'ana',
    );
    expect(pastLimits(state, '2026-11-23')).toEqual([]);
  });

  it('is past its limit from the day after, also before that has come', () => {
    const journey = booked();
    const days = { audit: 1, from: '2027-02-08', to: '2027-02-09' };
    const missed = {
      rule: 'surveillance',
      standard: 'ISO 9001',
      edition: 'ISO 9001:2015',
      limit: '2027-01-22',
      on: '2027-02-09',
      audit: 1,
      days: 18,
    };
    expect(pastLimits(journey.state, '2026-11-23')).toEqual([]);
    journey.do('postponeAudit', { reason: 'Their auditor is ill', ...days }, 'ana');
    expect(pastLimits(journey.state, '2026-11-23')).toEqual([missed]);
    // The limit passes, and the audit is still to come.
    expect(pastLimits(journey.untilDay('2027-01-25').state, '2027-01-25')).toEqual([missed]);
    journey.untilDay('2027-02-10').do('recordAudit', { ...days, outcome: 'done' }, 'ana');
    expect(pastLimits(journey.state, '2027-02-10')).toEqual([]);
  });

  it('keeps the days it was booked for first, however often it is moved', () => {
    const journey = booked();
    expect(journey.state.audits[0]?.firstBooked).toBeUndefined();
    journey
      .do('postponeAudit', { audit: 1, reason: 'Ill' }, 'ana')
      .do('bookAudit', { audit: 1, from: '2027-01-18', to: '2027-01-18' }, 'ana')
      .do('postponeAudit', { audit: 1, reason: 'Again', from: '2027-01-20', to: '2027-01-20' }, 'ana');
    expect(journey.state.audits[0]?.firstBooked).toEqual({ from: '2027-01-11', to: '2027-01-12' });
  });
});

describe('a limit that passed with nothing booked', () => {
  it('is counted up to today', () => {
    const { state } = anEnteredJourney().untilDay('2027-01-25');
    expect(pastLimits(state, '2027-01-25')).toMatchObject([{ limit: '2027-01-22', on: null, audit: null, days: 3 }]);
    expect(pastLimits(anEnteredJourney().state, '2026-11-23')).toEqual([]);
  });
});

describe('a recertification audit', () => {
  it('after the end of the certificate renews nothing', () => {
    const { state } = anEnteredJourney().do(
      'planAudit',
      { kind: 'recertification', from: '2029-01-22', to: '2029-01-23' },
      'ana',
    );
    expect(pastLimits(state, '2026-11-23')).toMatchObject([
      { rule: 'expiry', limit: '2029-01-21', on: '2029-01-23', days: 2 },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aMomentOf, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { openWindows } from '../certificates/windows.ts';
import { windowsOf } from './surveillance-limits.ts';

/** Open windows as `[until, servedOn, recertifies]`. */
const open = (journey: RunningJourney): unknown[] =>
  openWindows(windowsOf(journey.state, aMomentOf(journey))).map(({ until, servedOn, recertifies }) => [
    until,
    servedOn,
    recertifies,
  ]);

/** Decided on 14 February 2025, surveyed in February 2026. */
const cycle = { decidedOn: '2025-02-14', expiresOn: '2028-02-13', firstCycle: false };
const surveyed = { audits: [{ kind: 'surveillance', heldOn: '2026-02-04' }] };

describe('the windows of surveillances', () => {
  it('are one for each audit that is still needed, however many limits it serves', () => {
    const journey = anEnteredJourney([cycle], surveyed);
    expect(open(journey)).toEqual([
      ['2027-02-14', null, false],
      ['2027-12-31', null, true],
    ]);
    // The one that is booked in February serves the second year and the calendar year alike.
    journey.do('planAudit', { kind: 'surveillance', from: '2027-02-02', to: '2027-02-02' }, 'ana');
    expect(open(journey)).toEqual([['2027-02-14', '2027-02-02', false]]);
  });

  it('are not served by what is booked after their limit', () => {
    const journey = anEnteredJourney([cycle], surveyed);
    journey.do('planAudit', { kind: 'surveillance', from: '2027-03-02', to: '2027-03-02' }, 'ana');
    expect(open(journey)[0]).toEqual(['2027-02-14', null, false]);
  });

  it('say where the recertification audit will be held by then', () => {
    // The certificate ends on 21 January 2029: its audit is held in 2028.
    expect(open(anEnteredJourney()).slice(-2)).toEqual([
      ['2027-12-31', null, false],
      ['2028-12-31', null, true],
    ]);
    const later = anEnteredJourney([{ decidedOn: '2026-07-01', expiresOn: '2029-06-30' }]);
    expect(open(later).at(-1)).toEqual(['2028-12-31', null, false]);
  });
});

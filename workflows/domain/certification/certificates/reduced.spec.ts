import { describe, expect, it } from '@jest/globals';
import { paper } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { statusOn } from './standing.ts';

const notice = (what: string, on: string) => ({
  ...{ standard: 'ISO 9001', notice: what, on, reason: 'Letter' },
  ...(what === 'reduced' ? { scope: 'Screws alone' } : {}),
});

/** Letters of these days, recorded in this order on 1 March 2027. */
const told = (...letters: readonly (readonly [string, string])[]): RunningJourney =>
  letters.reduce<RunningJourney>(
    (journey, [what, on]) => journey.do('recordNotice', notice(what, on), 'ana'),
    anEnteredJourney().untilDay('2027-03-01'),
  );

const REDUCED = ['reduced', '2026-12-01'] as const;
const SUSPENDED = ['suspended', '2027-01-10'] as const;
const RESTORED = ['restored', '2027-02-20'] as const;

describe('a certificate with a smaller scope', () => {
  it('that is suspended and restored is valid with the smaller scope', () => {
    const journey = told(REDUCED, SUSPENDED, RESTORED);
    expect(journey.certificate()).toMatchObject({
      ...{ status: 'reduced', since: '2027-02-20', suspendedUntil: null, markStopped: null },
      paper: { scope: 'Screws alone' },
    });
    expect(statusOn(journey.certificate(), '2027-02-01')).toBe('suspended');
    // It can be suspended and restored again.
    journey.do('recordNotice', notice('suspended', '2027-02-25'), 'ana');
    journey.do('recordNotice', notice('restored', '2027-02-28'), 'ana');
    expect(journey.certificate().status).toBe('reduced');
  });

  it.each([
    ['its reduction', [SUSPENDED, RESTORED, REDUCED]],
    ['its suspension', [REDUCED, SUSPENDED, RESTORED]],
  ] as const)('is so also where %s is told late', (_what, letters) => {
    expect(told(...letters).certificate()).toMatchObject({ status: 'reduced', paper: { scope: 'Screws alone' } });
  });

  it('is valid as a whole where it was not reduced before it was suspended', () => {
    expect(told(SUSPENDED, RESTORED).certificate()).toMatchObject({ status: 'valid', paper: { scope: 'Fasteners' } });
  });

  it('is valid as a whole once the body has granted the scope again, also while it was suspended', () => {
    const whole = (on: string) => ({
      ...{ standard: 'ISO 9001', kind: 'scope', result: 'granted', on, signed: true },
      certificate: paper({ expiresOn: '2029-01-21', scope: 'Fasteners' }),
    });
    const journey = told(REDUCED, SUSPENDED).do('recordDecision', whole('2027-02-01'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'suspended', since: '2027-01-10' });
    journey.do('recordNotice', notice(...RESTORED), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', paper: { scope: 'Fasteners' } });
  });
});

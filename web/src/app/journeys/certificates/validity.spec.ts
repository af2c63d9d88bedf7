import { describe, expect, it } from '@jest/globals';
import { A_CERTIFICATE, aJourney, anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { validityOf } from './validity.ts';

const { effectiveOn = A_CERTIFICATE.decidedOn, expiresOn } = anEnteredJourney().certificate().paper ?? {};
const drawn = (certificate: Parameters<typeof validityOf>[0]): unknown[] =>
  validityOf(certificate, '2029-03-10').map(({ look, from, to }) => [look, from, to]);

describe('the validity of a certificate', () => {
  it('is one stretch while nothing interrupts it', () => {
    expect(drawn(anEnteredJourney().certificate())).toEqual([['valid', effectiveOn, expiresOn]]);
    expect(drawn(aJourney().certificate())).toEqual([]);
  });

  it('was valid until the day before it was suspended', () => {
    const journey = anEnteredJourney();
    const suspend = { standard: 'ISO 9001', notice: 'suspended', on: '2026-11-23', reason: 'No surveillance' };
    journey.do('recordNotice', suspend, 'ana');
    expect(drawn(journey.certificate())).toEqual([
      ['valid', effectiveOn, '2026-11-22'],
      ['suspended', '2026-11-23', expiresOn],
    ]);
  });

  it.each(['expired', 'lapsed'] as const)('was valid until it was %s, and only then no longer is', (status) => {
    const over = { ...anEnteredJourney().certificate(), status, since: '2029-01-22' };
    expect(drawn(over)).toEqual([
      ['valid', effectiveOn, '2029-01-21'],
      ['gap', '2029-01-22', '2029-03-10'],
    ]);
  });

  it('ends where it was withdrawn', () => {
    const withdrawn = { ...anEnteredJourney().certificate(), status: 'withdrawn' as const, since: '2026-11-23' };
    expect(drawn(withdrawn)).toEqual([['past', effectiveOn, '2026-11-22']]);
  });
});

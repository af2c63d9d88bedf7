import { describe, expect, it } from '@jest/globals';
import { A_CERTIFICATE, anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { auditsOfCycle, certificateDates, idleOf } from './certificate-dates.ts';

describe('the dates of a certificate', () => {
  const journey = anEnteredJourney();
  const certificate = journey.certificate();

  it('stand in their order, with what is printed and the clocks that run', () => {
    const dates = certificateDates(certificate, journey.state);
    const days = dates.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
    const codes = dates.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['decided', 'expires', 'restorable', 'clock.surveillance']));
    expect(dates.find(({ code }) => code === 'expires')?.on).toBe(A_CERTIFICATE.expiresOn);
  });

  it('say each end once: expiry and its restoration are not clocks beside', () => {
    const codes = certificateDates(certificate, journey.state).map(({ code }) => code);
    expect(codes).not.toContain('clock.expiry');
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('tell which clocks rest, and why', () => {
    expect(idleOf(certificate, journey.state)).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'suspension', reason: 'notSuspended' })]),
    );
  });

  it('leave out audits of the cycle before', () => {
    expect(
      auditsOfCycle(certificate, journey.state).every(({ to }) => to === null || to > A_CERTIFICATE.decidedOn),
    ).toBe(true);
  });
});

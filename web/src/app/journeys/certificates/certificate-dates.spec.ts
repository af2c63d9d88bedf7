import { describe, expect, it } from '@jest/globals';
import { A_CERTIFICATE, anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { auditsOfCycle, certificateDates, idleOf, initialAudits } from './certificate-dates.ts';

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

  it('have stage 1 and stage 2 in the programme of a first certificate, and of no other', () => {
    const audit = { number: 1, standards: ['ISO 9001'], status: 'held' as const, to: '2026-01-15' };
    const audits = [
      { ...audit, kind: 'stage1' as const, to: '2025-11-20' },
      { ...audit, kind: 'stage2' as const, number: 2 },
      { ...audit, kind: 'special' as const, number: 3 },
    ];
    const state = { ...journey.state, audits: audits as unknown as typeof journey.state.audits };
    expect(initialAudits(certificate, state).map(({ number }) => number)).toEqual([1, 2]);
    const { paper } = certificate;
    const recertified = { ...certificate, paper: paper && { ...paper, originalOn: '2023-01-22' } };
    expect(initialAudits(recertified, state)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { COVERS_QUALITY, held, inMay, paper, recertified } from '../../../tests/builders/a-cycle.ts';
import { anEnteredJourney } from '../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../tests/builders/organization.ts';
import { EDITIONS } from '../seed/editions.ts';
import { words } from '../words.ts';

describe('a change of the edition', () => {
  it('in mid-cycle keeps the cycle, and needs its decision before the transition ends', () => {
    const journey = anEnteredJourney([{ firstCycle: false }]).do(
      'beginTransition',
      { standard: 'ISO 9001', edition: 'ISO 9001:2026' },
      'ana',
    );
    expect(journey.state.gap).toMatchObject({ round: 2, editions: ['ISO 9001:2026'] });
    expect(journey.state.gap.clauses?.every((one) => one.startsWith('ISO 9001:2026/'))).toBe(true);
    expect(journey.clock('acceptGaps')).toBeDefined();
    held(journey, 'surveillance', '2026-12-08', 'done', COVERS_QUALITY);
    const moved = { standard: 'ISO 9001', kind: 'transition', result: 'granted', on: '2026-12-20', signed: true };
    journey.untilDay('2026-12-20');
    expect(
      journey.refusal(
        'recordDecision',
        { ...moved, certificate: paper({ edition: 'ISO 9001:2026', expiresOn: '2029-12-31' }) },
        'ana',
      ).code,
    ).toBe('validityOnlyByRecertification');
    journey.do(
      'recordDecision',
      { ...moved, certificate: paper({ edition: 'ISO 9001:2026', expiresOn: '2029-01-21', revision: 1 }) },
      'ana',
    );
    expect(journey.certificate().paper).toMatchObject({ edition: 'ISO 9001:2026', decidedOn: '2026-01-22' });
    expect(journey.certificate().transitionEndsOn).toBeNull();
  });

  it('is never by the way of a new scope, which would lift the end of the transition', () => {
    const journey = anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }]);
    const certificate = paper({ edition: 'ISO 9001:2026', expiresOn: '2029-11-19' });
    const scope = { standard: 'ISO 9001', kind: 'scope', result: 'granted', on: '2026-11-23', signed: true };
    expect(journey.refusal('recordDecision', { ...scope, certificate }, 'ana').code).toBe('editionByTransition');
    expect(words['refusal.editionByTransition']).toMatch(/^[A-Z].*\.$/);
  });

  it('is only to the edition that follows', () => {
    const journey = anEnteredJourney();
    const body = { standard: 'ISO 9001', edition: 'ISO 9001:2015' };
    expect(journey.refusal('beginTransition', body, 'ana').code).toBe('sameEdition');
  });

  it.each(['ISO 9001:2015', 'ISO 9001:2026'])('after the last day for new certificates: %s', (edition) => {
    const editions = EDITIONS.map((one) =>
      one.name === 'ISO 9001:2015' ? { ...one, newCertificatesUntil: '2027-01-01' } : one,
    );
    const journey = inMay(anOrganization({ editions }), COVERS_QUALITY).untilDay('2027-06-18');
    const certificate = paper({ edition, expiresOn: '2030-06-30' });
    const outcome = journey.send('recordDecision', recertified('2027-06-18', '2030-06-30', { certificate }), 'ana');
    // The cut-off binds recertifications too, by the practice of the body.
    expect(outcome).toMatchObject(
      edition === 'ISO 9001:2015' ? { refusal: { code: 'editionCutOff' } } : { status: 'done' },
    );
  });
});

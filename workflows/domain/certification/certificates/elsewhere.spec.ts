import { describe, expect, it } from '@jest/globals';
import { held, paper, recertified } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../../tests/builders/organization.ts';
import { journeyClaims } from './elsewhere.ts';

const OTHER = 'JRN-2026-0009';
const beside = (claim: string) => ({ ...anOrganization(), held: new Map([[claim, OTHER]]) });
const SAME_NUMBER = 'certificate:ISO 9001|ALD-9001-117';
const SAME_SITE = 'certified:ISO 9001|halden';

const entered = (claim: string, change: Record<string, unknown> = {}): RunningJourney =>
  anEnteredJourney([change], {}, undefined, beside(claim));

describe('a certificate that another journey keeps', () => {
  it('is not typed in again', () => {
    expect(() => entered(SAME_NUMBER)).toThrow('certificateElsewhere');
    expect(() => entered(SAME_NUMBER, { despite: 'Twice' })).toThrow(OTHER);
    expect(entered(SAME_NUMBER, { number: 'ALD-9001-118' }).certificate().status).toBe('valid');
  });

  it('for the same standard at the same site is typed in with a reason alone', () => {
    expect(() => entered(SAME_SITE)).toThrow('siteElsewhere');
    expect(entered(SAME_SITE, { edition: 'ISO 14001:2015' }).certificate('ISO 14001').status).toBe('valid');
    const journey = entered(SAME_SITE, { despite: 'Two scopes, two bodies' });
    expect(journey.events[0]?.event).toMatchObject({
      papers: [{ despite: { rule: 'siteElsewhere', reason: 'Two scopes, two bodies' } }],
    });
  });

  it('is not granted again either', () => {
    const journey = anEnteredJourney([{ number: 'OWN-1' }], {}, undefined, beside(SAME_NUMBER));
    held(journey, 'recertification', '2026-11-24', 'recommended');
    const decision = recertified('2026-11-24', '2029-11-23');
    expect(journey.refusal('recordDecision', decision, 'ana').code).toBe('certificateElsewhere');
    const certificate = paper({ number: 'OWN-1', expiresOn: '2029-11-23' });
    journey.do('recordDecision', { ...decision, certificate }, 'ana');
    expect(journey.certificate().paper?.decidedOn).toBe('2026-11-24');
  });

  it('is claimed while it is in its cycle or can be restored, by number and by site', () => {
    const journey = anEnteredJourney();
    expect(journeyClaims(journey.state)).toEqual([SAME_NUMBER, SAME_SITE]);
    journey.do('recordNotice', { standard: 'ISO 9001', notice: 'givenUp', on: '2026-11-23', reason: 'Sold' }, 'ana');
    expect(journeyClaims(journey.state)).toEqual([]);
  });
});

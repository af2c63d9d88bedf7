import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../../tests/builders/organization.ts';
import { nextCycleEdition } from './next-edition.ts';

const { reference } = anOrganization();
const nextOf = (edition: string, expiresOn: string, decidedOn = '2024-06-01'): string =>
  nextCycleEdition(anEnteredJourney([{ edition, expiresOn, decidedOn, firstCycle: false }]).certificate(), reference);

describe('the edition that the next cycle of a certificate is of', () => {
  it('is the one that follows where its own ends within that cycle', () => {
    expect(nextOf('ISO 9001:2015', '2027-05-31')).toBe('ISO 9001:2026');
  });

  it('is its own where that goes on', () => {
    expect(nextOf('ISO 9001:2026', '2029-10-31', '2026-11-01')).toBe('ISO 9001:2026');
  });
});

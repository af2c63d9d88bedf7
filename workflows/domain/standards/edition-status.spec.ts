import { describe, expect, it } from '@jest/globals';
import { EDITIONS } from '../seed/editions.ts';
import { BUILT_IN } from './built-in.ts';
import { EDITION_STATUSES, editionStatus } from './edition-status.ts';
import { standardsWords } from './words.ts';

describe('the editions that come with the product', () => {
  it('are those of the catalogue', () => {
    expect(EDITIONS.map(({ name }) => name).sort()).toEqual(BUILT_IN.standards.map(({ name }) => name).sort());
    for (const { successor, name } of EDITIONS) {
      if (successor !== null) expect(BUILT_IN.find(successor)?.predecessor).toBe(name);
    }
  });

  it.each([
    ['ISO 9001:2026', '2026-09-15', 'announced'],
    ['ISO 9001:2026', '2026-09-16', 'current'],
    ['ISO 14001:2015', '2026-11-23', 'inTransition'],
    ['ISO 14001:2015', '2027-10-31', 'inTransition'],
    ['ISO 14001:2015', '2027-11-01', 'existingOnly'],
    ['ISO 14001:2015', '2029-04-30', 'existingOnly'],
    ['ISO 14001:2015', '2029-05-01', 'ended'],
    ['ISO 45001:2018', '2026-11-23', 'current'],
  ])('%s on %s is %s', (name, on, status) => {
    const edition = EDITIONS.find((one) => one.name === name);
    expect(edition && editionStatus(edition, on)).toBe(status);
  });

  it('have a word for every status', () => {
    for (const status of EDITION_STATUSES) expect(standardsWords).toHaveProperty([`edition.${status}`]);
  });
});

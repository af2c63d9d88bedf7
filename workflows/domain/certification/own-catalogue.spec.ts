import { describe, expect, it } from '@jest/globals';
import { anOrganization } from '../../../tests/builders/organization.ts';
import { acceptedGaps, aJourney, anEnteredJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';
import type { Standard } from '../kernel/catalogue.ts';
import { EDITIONS } from '../seed/editions.ts';
import { BUILT_IN } from '../standards/built-in.ts';
import { laidOver } from '../standards/laid-over.ts';
import { gapScope } from './gap/gap.ts';
import { catalogueIn, catalogueOfGap } from './own-catalogue.ts';
import { requirementsOf } from './preparation/requirements.ts';

const ENERGY: Standard = {
  name: 'ISO 50001:2018',
  subject: 'Energy',
  clauses: [
    { number: '4.1', title: 'Context' },
    { number: '6.2', title: 'Objectives' },
  ],
  documentedInformation: [{ clause: '6.2', marks: ['maintain'] }],
};
const organization = anOrganization({
  editions: EDITIONS.flatMap((one) =>
    one.name === 'ISO 22301:2019' ? [one, { ...one, name: ENERGY.name, standard: 'ISO 50001', version: 1 }] : [one],
  ),
  catalogue: laidOver(BUILT_IN, [ENERGY]),
});

const energy = () => aJourney({ editions: [ENERGY.name] }, organization);
const hear = (journey: RunningJourney, standard: Standard, version: number) =>
  journey.hear({
    kind: 'fact',
    name: 'editionCorrected',
    body: { edition: standard.name, transitionEndsOn: null, said: { version, standard } },
    from: standard.name,
  });
const rows = ({ state }: RunningJourney) =>
  gapScope(catalogueOfGap(state), state.gap.editions, state.gap.clauses).map(({ clause }) => clause);

describe('what a journey knows of its editions', () => {
  it('is nothing of its own where they are as they come with the product', () => {
    const journey = aJourney({ editions: ['ISO 9001:2026'] });
    expect(journey.state.catalogue).toBeUndefined();
    expect(catalogueIn(journey.state)).toBe(BUILT_IN);
  });

  it('is taken over at its birth from an edition that was added', () => {
    const { state } = energy();
    expect(state.catalogue).toEqual([{ version: 1, standard: ENERGY }]);
    expect(requirementsOf(state, 'documentation').map(({ id }) => id)).toEqual(['documentation:ISO 50001:2018/6.2']);
  });

  it('follows corrections, each once, and never an older one', () => {
    const journey = energy();
    const more = { ...ENERGY, clauses: [...ENERGY.clauses, { number: '10.1', title: 'Improvement' }] };
    hear(journey, more, 3);
    expect(rows(journey)).toEqual(['4.1', '6.2', '10.1']);
    const { length } = journey.events;
    hear(journey, more, 3);
    hear(journey, ENERGY, 2);
    expect(journey.events).toHaveLength(length);
  });

  it('leaves an accepted gap list as it was signed', () => {
    const journey = acceptedGaps();
    const before = rows(journey);
    const quality = BUILT_IN.find('ISO 9001:2026');
    if (!quality) throw new Error('ISO 9001:2026 is not there');
    hear(journey, { ...quality, clauses: quality.clauses.filter(({ number }) => number !== '10.3') }, 1);
    expect(rows(journey)).toEqual(before);
    expect(
      catalogueIn(journey.state)
        .leaves(quality.name)
        .some(({ number }) => number === '10.3'),
    ).toBe(false);
  });

  it('concerns only editions that it uses', () => {
    const journey = anEnteredJourney();
    const { length } = journey.events;
    hear(journey, ENERGY, 2);
    expect(journey.events).toHaveLength(length);
  });
});

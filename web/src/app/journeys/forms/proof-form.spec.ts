import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '#domain/standards/built-in';
import { clauseTitle, documentedInformation } from '#domain/standards/catalogue';
import type { JourneyState } from '#domain/certification/state';
import { aJourney, aProof, plannedJourney } from '../../../../../tests/builders/a-journey.ts';
import type { Asked } from '../../commands/command-form.ts';
import { groupsOf, type Option } from '../../commands/draft.ts';
import type { ProcessDetail } from '../../processes/detail.ts';
import { catalogue } from '../../words/catalogue.ts';
import { sentence, type Wording } from '../../words/sentence.ts';
import { proofForm } from './proof-form.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id, site: (id) => id },
  dates: { now: new Date(), zone: 'Europe/Oslo' },
};

function asked(state: JourneyState, subject: string): Asked {
  const calendar = { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };
  // The day of the builders.
  const clockAheadMs = Date.parse('2026-11-23T09:00:00Z') - Date.now();
  const detail = { row: { key: 'JRN-2026-0001', type: 'journey' }, state, availability: [], calendar, clockAheadMs };
  return { detail: detail as unknown as ProcessDetail, command: 'confirmProof', subject };
}

const optionsOf = (about: Asked): readonly Option[] =>
  proofForm.fields(about).find(({ name }) => name === 'requirement')?.options ?? [];
const said = ({ label, params = {} }: Option): string => sentence(label, params, wording);

describe('the requirements that a proof can be of', () => {
  const [first, second, third] = documentedInformation(BUILT_IN, 'ISO 9001:2026').map(({ clause }) => clause);
  const named = `${first ?? ''} ${clauseTitle(BUILT_IN, 'ISO 9001:2026', first ?? '') ?? ''}`;
  const id = (number = '') => `documentation:ISO 9001:2026/${number}`;
  const documents = (...editions: string[]) =>
    aJourney({ editions }).do('beginStage', { stage: 'documentation' }, 'ana');

  it('are headed by what is known of them: missing first, then old, then there', () => {
    const { state } = documents('ISO 9001:2026')
      .do('confirmProof', aProof(id(first)), 'ana')
      .do('confirmProof', aProof(id(second), { on: '2025-03-02' }), 'ana');
    const options = optionsOf(asked(state, 'stage:documentation'));
    const groups = groupsOf(options);
    expect(groups.map(({ label }) => label)).toEqual(['proofGroup.missing', 'proofGroup.stale', 'proofGroup.present']);
    expect(groups.slice(1).map((group) => group.options.map(({ value }) => value))).toEqual([
      [id(second)],
      [id(first)],
    ]);
    expect(proofForm.initial?.(asked(state, 'stage:documentation'))['requirement']).toBe(id(third));
    expect(groups.every(({ label }) => label !== null && label in catalogue)).toBe(true);
  });

  it('are named by number and title, and by the edition where there are several', () => {
    const [one] = optionsOf(asked(documents('ISO 9001:2026').state, 'stage:documentation'));
    expect(one && said(one)).toBe(named);
    const both = documents('ISO 9001:2026', 'ISO 14001:2015').state;
    const [of] = optionsOf(asked(both, 'stage:documentation'));
    expect(of && said(of)).toBe(`${named}, ISO 9001:2026`);
  });

  it('say whom it was asked of, and why it is not needed', () => {
    const { state } = documents('ISO 9001:2026')
      .do('confirmProof', aProof(id('8.5.3'), { status: 'noOccurrence' }), 'ana')
      .do('confirmProof', aProof(id(first), { status: 'missing', dueOn: '2026-12-04' }), 'ana');
    const options = optionsOf(asked(state, 'stage:documentation')).map(said);
    expect(options[0]).toMatch(/: asked of rolf by Fri\s4\sDec$/);
    expect(options.at(-1)).toMatch(/^8\.5\.3 .*: no occurrence yet$/);
  });

  it('are the one alone where it is asked for by itself', () => {
    const options = optionsOf(asked(plannedJourney().state, 'proof:training:awareness'));
    expect(options.map(said)).toEqual(['Awareness for everybody']);
  });
});

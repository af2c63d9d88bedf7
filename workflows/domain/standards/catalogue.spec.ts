import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from './built-in.ts';
import {
  changedClauses,
  clauseChanges,
  clauseRefusal,
  clauseTitle,
  controls,
  documentedInformation,
} from './catalogue.ts';

describe('the catalogue', () => {
  it('names every standard with its edition, and every clause once', () => {
    for (const { name, clauses } of BUILT_IN.standards) {
      expect(name).toMatch(/^ISO(\/IEC)? \d+:\d{4}$/);
      expect(new Set(clauses.map((clause) => clause.number)).size).toBe(clauses.length);
      for (const { number } of clauses) expect(number).toMatch(/^\d+(\.\d+)+$/);
    }
    expect(clauseTitle(BUILT_IN, 'ISO 9001:2015', '8.7')).toBe('Control of nonconforming outputs');
  });

  it.each([
    [['ISO 9001:2015'], ['10.2.1'], null],
    [['ISO/IEC 27001:2022'], ['A.5.37'], null],
    [['ISO/IEC 27001:2022'], ['A.5.38'], 'unknownClause'],
    [['ISO 9001:2015'], ['A.5.1'], 'unknownClause'],
    [['ISO 14001:2015'], ['8.7'], 'unknownClause'],
    [['ISO 14001:2015', 'ISO 9001:2015'], ['8.7'], null],
    [['ISO 9001'], [], 'unknownStandard'],
  ])('of %j, clause %j: %s', (standards, clauses, code) => {
    expect(clauseRefusal(BUILT_IN, standards, clauses)?.code ?? null).toBe(code);
  });

  it('rates leaves only, in order, also those that have a number and no title', () => {
    for (const { name, clauses } of BUILT_IN.standards) {
      const leaves = BUILT_IN.leaves(name).map(({ number }) => number);
      for (const leaf of leaves) expect(clauses.some(({ number }) => number.startsWith(`${leaf}.`))).toBe(false);
      for (const { number } of clauses) expect(leaves.some((leaf) => `${leaf}.`.startsWith(`${number}.`))).toBe(true);
      expect(leaves).toEqual([...leaves].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    }
    const quality = BUILT_IN.leaves('ISO 9001:2015').map(({ number }) => number);
    for (const cited of ['4.4.1', '6.1.2', '6.2.1', '7.1.5.2', '8.2.3.1', '8.7.2', '9.2.1', '10.2.2']) {
      expect(quality).toContain(cited);
    }
    expect(quality).not.toContain('8.7');
    expect(BUILT_IN.leaves('ISO 9001:1994')).toEqual([]);
  });

  it.each([
    ['ISO 9001:2015', '4.3', ['maintain']],
    ['ISO 9001:2015', '4.4.2', ['maintain', 'retain', 'extent']],
    ['ISO 9001:2015', '8.5.1', ['available', 'extent']],
    ['ISO 9001:2026', '4.3', ['available']],
    ['ISO 14001:2015', '9.3', ['retain']],
    ['ISO 14001:2026', '9.3.3', ['retain']],
    ['ISO 45001:2018', '8.1.1', ['maintain', 'retain', 'extent']],
    ['ISO/IEC 27001:2022', '6.1.3', ['retain']],
    ['ISO 22301:2019', '5.2.2', ['available']],
  ])('%s %s asks for documented information: %j', (name, number, marks) => {
    const asked = documentedInformation(BUILT_IN, name).find(({ clause }) => clause === number);
    expect(asked?.marks).toEqual(marks);
  });

  it('asks for documented information in leaves only, so that each can be covered', () => {
    for (const { name } of BUILT_IN.standards) {
      expect(documentedInformation(BUILT_IN, name).length).toBeGreaterThan(3);
      for (const { clause } of documentedInformation(BUILT_IN, name))
        expect(BUILT_IN.leaves(name).map(({ number }) => number)).toContain(clause);
    }
  });

  it('knows what changed against the edition before, and what of it is only expected', () => {
    expect(changedClauses(BUILT_IN, 'ISO 14001:2026')).toEqual([
      '5.3',
      '6.1.4',
      '6.1.5',
      '6.3',
      '9.3.1',
      '9.3.2',
      '9.3.3',
      '10.1',
      '10.2',
    ]);
    expect(changedClauses(BUILT_IN, 'ISO 9001:2026')).toEqual([
      '4.4.1',
      '4.4.2',
      '5.2.1',
      '5.2.2',
      '6.1.1',
      '6.1.2',
      '6.1.3',
      '9.2.1',
      '9.2.2',
      '9.3.3',
      '10.1',
      '10.2.1',
      '10.2.2',
      '10.3',
    ]);
    const confirmed = clauseChanges(BUILT_IN, 'ISO 9001:2026').filter((change) => change.confirmed);
    expect(confirmed.map(({ number }) => number)).toEqual(['6.1.1', '6.1.2', '6.1.3']);
    expect(changedClauses(BUILT_IN, 'ISO 9001:2015')).toEqual([]);
    for (const { name, predecessor } of BUILT_IN.standards) {
      expect(changedClauses(BUILT_IN, name).length > 0).toBe(predecessor !== undefined);
    }
  });

  it('has the 93 controls of Annex A in their four themes', () => {
    const themes = controls(BUILT_IN, 'ISO/IEC 27001:2022').map(({ number }) => number.split('.')[1]);
    expect(['5', '6', '7', '8'].map((theme) => themes.filter((one) => one === theme).length)).toEqual([37, 8, 14, 34]);
    expect(clauseTitle(BUILT_IN, 'ISO/IEC 27001:2022', 'A.8.34')).toBe(
      'Protection of information systems during audit testing',
    );
    expect(controls(BUILT_IN, 'ISO 9001:2015')).toEqual([]);
  });
});

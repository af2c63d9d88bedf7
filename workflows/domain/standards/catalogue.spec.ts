import { describe, expect, it } from '@jest/globals';
import { clauseRefusal, clauseTitle, STANDARDS } from './catalogue.ts';

describe('the catalogue', () => {
  it('names every standard with its edition, and every clause once', () => {
    for (const { name, clauses } of STANDARDS) {
      expect(name).toMatch(/^ISO(\/IEC)? \d+:\d{4}$/);
      expect(new Set(clauses.map((clause) => clause.number)).size).toBe(clauses.length);
      for (const { number } of clauses) expect(number).toMatch(/^\d+(\.\d+)+$/);
    }
    expect(clauseTitle('ISO 9001:2015', '8.7')).toBe('Control of nonconforming outputs');
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
    expect(clauseRefusal(standards, clauses)?.code ?? null).toBe(code);
  });
});

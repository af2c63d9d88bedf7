import { describe, expect, it } from '@jest/globals';
import type { GapLine } from './gap-answer.ts';
import { ageWords, nothingRatedWords, standingWords } from './gap-words.ts';
import { progressOf } from './standing.ts';

const line = (part: Partial<GapLine>): GapLine => ({
  id: 'ISO 9001:2026/8.4.1',
  edition: 'ISO 9001:2026',
  clause: '8.4.1',
  title: 'General',
  kind: 'clause',
  section: '8',
  version: 1,
  rating: {},
  by: null,
  at: null,
  ...part,
});
const say = (code: string): string => code.replace(/^.*\./, '');

describe('what to do first', () => {
  it('is to rate, until anything is rated; a control that is only included counts as begun', () => {
    expect(nothingRatedWords([line({}), line({ rating: { notes: 'Look at 8.4' } })])).toMatch(/^Nothing is rated yet/);
    expect(nothingRatedWords([line({}), line({ rating: { rating: 'conforms' } })])).toBeNull();
    expect(nothingRatedWords([line({ kind: 'control', rating: { included: true } })])).toBeNull();
    expect(nothingRatedWords([])).toBeNull();
  });
});

describe('what a row says', () => {
  it('says the rating, and what is missing of it', () => {
    expect(standingWords(line({}), say)).toBe('not rated');
    expect(standingWords(line({ rating: { rating: 'gap', priority: 'high' } }), say)).toBe('gap, priority high');
    expect(standingWords(line({ rating: { rating: 'notApplicable' } }), say)).toBe(
      'notapplicable, the reason is missing',
    );
    const control = line({ kind: 'control', rating: { included: false, justification: 'No suppliers' } });
    expect(standingWords(control, say)).toBe('left out');
  });

  it('counts what is complete once, and everything else as not rated', () => {
    const lines = [
      line({ id: 'a', rating: { rating: 'conforms' } }),
      line({ id: 'b', rating: { rating: 'notApplicable' } }),
      line({ id: 'c', rating: { rating: 'partly' } }),
    ];
    const { byStanding, rated, unrated, gaps } = progressOf(lines);
    expect(byStanding).toEqual({ conforms: 1, partly: 1, gap: 0, notApplicable: 0 });
    expect([rated, unrated, gaps]).toEqual([2, ['b'], 1]);
  });
});

describe('the age of evidence', () => {
  it('is told in months, then in years', () => {
    const today = '2026-11-23';
    expect(ageWords('2026-11-01', today)).toBe('under a month');
    expect(ageWords('2026-10-23', today)).toBe('1 month');
    expect(ageWords('2026-02-24', today)).toBe('8 months');
    expect(ageWords('2026-02-18', today)).toBe('9 months');
    expect(ageWords('2024-11-23', today)).toBe('2 years');
    expect(ageWords('2026-12-01', today)).toBe('dated ahead');
  });
});

import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '#domain/standards/built-in';
import { gapScope } from '#domain/certification/gap/scope';
import type { GapLine } from './gap-answer.ts';
import { isListed, nextUnrated, overlapsOf, parentOf, sectionsOf, stepFrom } from './sections.ts';

const all = { shown: 'all', section: null, search: '' } as const;
const linesOf = (...editions: string[]): readonly GapLine[] =>
  gapScope(BUILT_IN, editions, null).map((row) => ({ ...row, version: 0, rating: {}, by: null, at: null }));
const lines = linesOf('ISO 9001:2015');
const rated = (id: string, rating: GapLine['rating']) =>
  lines.map((line) => (line.id === id ? { ...line, rating } : line));
const first = lines[0]?.id ?? '';

describe('the list of clauses', () => {
  it('has the sections of the edition with their counts', () => {
    const sections = sectionsOf(rated(first, { rating: 'conforms' }), all, null);
    expect(sections.map(({ number }) => number)).toEqual(['4', '5', '6', '7', '8', '9', '10']);
    expect(sections[0]).toMatchObject({ title: 'Context', rated: 1 });
    expect(sections.reduce((sum, { total }) => sum + total, 0)).toBe(lines.length);
  });

  it('counts the whole section when it lists only a part', () => {
    const [context] = sectionsOf(
      rated(first, { rating: 'conforms' }),
      { ...all, shown: 'unrated', section: '4' },
      null,
    );
    expect(context?.rows.length).toBe((context?.total ?? 0) - 1);
    expect(context?.rated).toBe(1);
  });

  it('keeps the open row, whatever its rating has become', () => {
    const [line] = rated(first, { rating: 'conforms' });
    if (!line) throw new Error('No rows');
    expect(isListed(line, { ...all, shown: 'gaps' }, null)).toBe(false);
    expect(isListed(line, { ...all, shown: 'gaps' }, first)).toBe(true);
  });

  it('finds words in number, title and notes', () => {
    const noted = rated('ISO 9001:2015/8.4.1', { notes: 'Galvano Kras was never re-evaluated' });
    const found = sectionsOf(noted, { ...all, search: 'kras 8.4' }, null).flatMap(({ rows }) => rows);
    expect(found.map(({ clause }) => clause)).toEqual(['8.4.1']);
  });

  it('says what stands above a clause and above a control', () => {
    const of = (edition: string, clause: string) => linesOf(edition).find((line) => line.clause === clause);
    const clause = of('ISO 9001:2015', '8.4.1');
    const control = of('ISO/IEC 27001:2022', 'A.5.1');
    expect(clause && parentOf(clause)).toMatch(/^8\.4 Control of externally provided/);
    expect(control && parentOf(control)).toBe('A.5 Organizational controls');
  });

  it('goes to the next that is not rated, round the end, and never to the open one', () => {
    const last = lines.at(-1)?.id ?? '';
    expect(nextUnrated(lines, last)?.id).toBe(first);
    const single = lines.slice(0, 1);
    expect(nextUnrated(single, first)).toBeNull();
  });

  it('steps to its ends and no further', () => {
    expect(stepFrom(lines, first, -1)?.id).toBe(first);
    expect(stepFrom(lines, null, 1)?.id).toBe(first);
    expect(stepFrom(lines, first, 1)?.id).toBe(lines[1]?.id);
    expect(stepFrom([], null, 1)).toBeNull();
  });

  it('finds the same clause of another edition', () => {
    const both = linesOf('ISO 9001:2015', 'ISO 14001:2015');
    const one = both.find(({ id }) => id === 'ISO 9001:2015/7.2');
    expect(one && overlapsOf(one, both).map(({ id }) => id)).toEqual(['ISO 14001:2015/7.2']);
  });
});

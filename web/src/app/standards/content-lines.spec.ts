import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '#domain/standards/built-in';
import { changedContents, contentLines, contentsOf, EMPTY_LINE, lineOfFault, pastedLines } from './content-lines.ts';

const LINES = [
  { ...EMPTY_LINE, number: '4.1', title: 'Context' },
  { ...EMPTY_LINE, number: '4.1', title: 'Again', marks: ['retain'] as const },
];

describe('the rows of an edition', () => {
  it.each(BUILT_IN.standards.map((standard) => [standard.name, standard] as const))('keep all of %s', (_, standard) => {
    const { clauses, controls, documentedInformation, changes } = contentsOf(contentLines(standard));
    expect(clauses).toEqual(standard.clauses);
    expect(controls).toEqual(standard.controls ?? []);
    expect(documentedInformation).toEqual(standard.documentedInformation);
    expect(changes.length).toBe(standard.changes?.length ?? 0);
  });

  it('are sent only where they differ', () => {
    const before = contentLines(BUILT_IN.find('ISO 22301:2019'));
    expect(changedContents(before, [...before, EMPTY_LINE])).toEqual({});
    const [first = EMPTY_LINE, ...rest] = before;
    expect(Object.keys(changedContents(before, [{ ...first, change: 'expected' }, ...rest]))).toEqual(['changes']);
  });

  it('are pasted from a spreadsheet or from lines of text; a single word is not', () => {
    expect(pastedLines('4.4.1\tProcesses\tmaintain, retain\trecords\tchanged\r\n4.4.2 Review\n')).toEqual([
      { number: '4.4.1', title: 'Processes', marks: ['maintain', 'retain'], what: 'records', change: 'changed' },
      { ...EMPTY_LINE, number: '4.4.2', title: 'Review' },
    ]);
    expect(pastedLines('4.4.1')).toBeNull();
  });

  it('have faults beside them', () => {
    expect(lineOfFault('clauses.1.number', LINES)).toBe(1);
    expect(lineOfFault('documentedInformation.0.clause', LINES)).toBe(1);
    expect(lineOfFault('source', LINES)).toBe(-1);
  });
});

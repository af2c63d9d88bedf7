import { describe, expect, it } from '@jest/globals';
import { INBOX_OWNER } from './organization.ts';
import { entriesOf, INBOX_LOOPS, RARE_RECORDS, RARE_WORD } from './past.ts';

const begin = new Date('2026-05-04T08:00:00.000Z');
const count = (total: number, word: string): number =>
  entriesOf(0, total, total, begin).filter((entry) => JSON.stringify(entry).includes(word)).length;

describe('the past of many records', () => {
  it('has as many matches and as many tasks for one person in any size', () => {
    expect([1_000, 10_000].map((total) => count(total, RARE_WORD))).toEqual([RARE_RECORDS, RARE_RECORDS]);
    expect([1_000, 10_000].map((total) => count(total, `"owner":"${INBOX_OWNER}"`))).toEqual([
      INBOX_LOOPS,
      INBOX_LOOPS,
    ]);
  });

  it('is the same when it is told in parts', () => {
    const parts = [...entriesOf(0, 300, 1_000, begin), ...entriesOf(300, 700, 1_000, begin)];
    const refs = (entries: readonly Readonly<Record<string, unknown>>[]) =>
      entries.map(({ ref, body }) => JSON.stringify({ ref, body }));
    expect(refs(parts)).toEqual(refs(entriesOf(0, 1_000, 1_000, begin)));
  });
});

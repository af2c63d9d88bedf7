import { describe, expect, it } from '@jest/globals';
import { atLeastTimes, atMost, atMostMore, atMostTimes, known, missed } from './figure.ts';
import { markdownOf, say, tableOf } from './table.ts';

const quick = atMostTimes('a', 'a comment, p50', 'ms', { ours: 30, floor: 20, times: 1.5 });
const slow = atMostTimes('a', 'causes, p50', 'ms', { ours: 31, floor: 20, times: 1.5 });
const few = atLeastTimes('b', 'lifecycles', '/s', { ours: 1, floor: 2, times: 0.6 });
const read = atMostMore('c', 'list', 'ms', { ours: 12, floor: 1.25, more: 10 });
const memory = atMost('d', 'worker', 'MB', 512, 600);

describe('targets', () => {
  it('are met up to the limit itself', () => {
    expect([quick, slow, few, read, memory].map(({ target }) => target?.met)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('that were missed are named; a figure without one is never missed', () => {
    expect(missed([quick, slow, known('d', 'replay', 'ms', 40), few])).toEqual([slow, few]);
  });
});

describe('the table', () => {
  it('shows floor, ours, ratio, target and whether it was met', () => {
    expect(tableOf([quick, few])).toBe(
      [
        '   figure          floor   ours  ratio  target         met',
        '─  ──────────────  ─────  ─────  ─────  ─────────────  ───',
        'a  a comment, p50  20 ms  30 ms   1.50  ≤ 1.5 × floor  yes',
        'b  lifecycles       2 /s   1 /s   0.50  ≥ 0.6 × floor  NO',
      ].join('\n'),
    );
  });

  it('leaves empty what a figure does not have', () => {
    expect(markdownOf([memory]).split('\n')[2]).toBe('| d | worker |  | 512 MB |  | ≤ 600 MB | yes |');
  });

  it('says numbers with the digits that mean something', () => {
    expect([0.456, 4.567, 45.67, 456.7, 3000].map(say)).toEqual(['0.46', '4.57', '45.7', '457', '3000']);
  });
});

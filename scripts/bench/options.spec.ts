import { describe, expect, it } from '@jest/globals';
import { readBenchOptions } from './options.ts';

describe('bench options', () => {
  it('without any mean everything', () => {
    expect(readBenchOptions([])).toEqual({
      parts: ['a', 'b', 'c', 'd', 'e', 'f'],
      rounds: 5,
      records: [10_000, 100_000],
      open: 3_000,
      quick: false,
      strict: false,
      help: false,
    });
  });

  it('choose parts in their own order and sizes from small to large', () => {
    const options = readBenchOptions(['c', 'a', '--records', '500,200', '--quick']);
    expect(options).toMatchObject({ parts: ['a', 'c'], records: [200, 500], quick: true });
  });

  it('that make no sense are refused with the usage', () => {
    expect(() => readBenchOptions(['g'])).toThrow(/no part g[^]*--records/);
    expect(() => readBenchOptions(['--rounds', '0'])).toThrow('--rounds wants whole numbers');
    expect(() => readBenchOptions(['--records', '10k'])).toThrow('not 10k');
  });
});

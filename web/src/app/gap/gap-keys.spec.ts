import { describe, expect, it } from '@jest/globals';
import { changeOfKey } from './gap-keys.ts';

const clause = { kind: 'clause', edition: 'ISO 9001:2026' } as const;
const control = { kind: 'control', edition: 'ISO/IEC 27001:2022' } as const;

describe('rating by keyboard', () => {
  it('rates a clause by the order on the screen', () => {
    expect(['1', '2', '3', '4'].map((key) => changeOfKey(key, clause)?.rating)).toEqual([
      'conforms',
      'partly',
      'gap',
      'notApplicable',
    ]);
    expect(['5', '0', 'x', 'Enter', ''].map((key) => changeOfKey(key, clause))).toEqual([null, null, null, null, null]);
  });

  it.each(['ISO 14001:2026', 'ISO 45001:2018', 'ISO/IEC 27001:2022', 'ISO 22301:2019'])(
    'never rates a clause of %s as not applicable: the standard leaves none open',
    (edition) => {
      expect(['3', '4'].map((key) => changeOfKey(key, { kind: 'clause', edition }))).toEqual([{ rating: 'gap' }, null]);
    },
  );

  it('includes a control by how far it is in place, and leaves it out', () => {
    expect(changeOfKey('1', control)).toEqual({ included: true, implementation: 'implemented' });
    expect(changeOfKey('4', control)).toEqual({ included: true, implementation: 'no' });
    expect(changeOfKey('5', control)).toEqual({ included: false, implementation: null });
    expect(changeOfKey('c', control)).toBeNull();
  });

  it('leaves the letters to the ways to other pages', () => {
    const letters = ['c', 'p', 'g', 'n'];
    expect(letters.map((key) => changeOfKey(key, clause))).toEqual([null, null, null, null]);
    expect(letters.map((key) => changeOfKey(key, control))).toEqual([null, null, null, null]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { changeOfKey } from './gap-keys.ts';

describe('rating by keyboard', () => {
  it('rates a clause by the order on the screen', () => {
    const clause = { kind: 'clause' } as const;
    expect(['1', '2', '3', '4'].map((key) => changeOfKey(key, clause)?.rating)).toEqual([
      'conforms',
      'partly',
      'gap',
      'notApplicable',
    ]);
    expect(['5', '0', 'x', 'Enter', ''].map((key) => changeOfKey(key, clause))).toEqual([null, null, null, null, null]);
  });

  it('includes a control by how far it is in place, and leaves it out', () => {
    const control = { kind: 'control' } as const;
    expect(changeOfKey('1', control)).toEqual({ included: true, implementation: 'implemented' });
    expect(changeOfKey('4', control)).toEqual({ included: true, implementation: 'no' });
    expect(changeOfKey('5', control)).toEqual({ included: false, implementation: null });
    expect(changeOfKey('c', control)).toBeNull();
  });

  it('leaves the letters to the ways to other pages', () => {
    const letters = ['c', 'p', 'g', 'n'];
    expect(letters.map((key) => changeOfKey(key, { kind: 'clause' }))).toEqual([null, null, null, null]);
    expect(letters.map((key) => changeOfKey(key, { kind: 'control' }))).toEqual([null, null, null, null]);
  });
});

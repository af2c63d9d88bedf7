import { describe, expect, it } from '@jest/globals';
import { findsTyped } from './typed-words.ts';

describe('finding a name by what was typed', () => {
  it.each([
    ['jurgen', 'Jürgen Falk'],
    ['falk jür', 'Jürgen Falk'],
    ['9001', 'ISO 9001:2026'],
    ['iso9001', 'ISO 9001:2026'],
    ['27001:2022', 'ISO/IEC 27001:2022'],
    ['iec 22', 'ISO/IEC 27001:2022 22'],
    ['tuv', 'TÜV Nord'],
  ])('%s finds %s', (typed, name) => {
    expect(findsTyped(typed)(name)).toBe(true);
  });

  it.each([
    ['001', 'ISO 9001:2026'],
    ['9001 2015', 'ISO 9001:2026'],
    ['...', 'ISO 9001:2026'],
  ])('%s does not find %s', (typed, name) => {
    expect(findsTyped(typed)(name)).toBe(false);
  });
});

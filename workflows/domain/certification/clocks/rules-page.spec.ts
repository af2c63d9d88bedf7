import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES } from './table.ts';

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the page of the clocks', () => {
  it('has every clock with its source and its setting, and no other', () => {
    const shown = rows.map(([, name = '', , source = '', setting = '']) => [name.replaceAll('`', ''), source, setting]);
    const known = RULES.map(({ name, source, setting }) => [name, source, setting ?? 'none: a rule of the standard']);
    expect(shown).toEqual(known);
  });

  it('names tests that there are, and that name the clock', () => {
    for (const [, name = '', , , , tests = ''] of rows) {
      const files = [...tests.matchAll(/`([^`]+)`/g)].map((hit) => new URL(`../${hit[1] ?? ''}`, import.meta.url));
      expect([name, files.length > 0, files.every((file) => existsSync(file))]).toEqual([name, true, true]);
      expect(files.some((file) => readFileSync(file, 'utf8').includes(`'${name.replaceAll('`', '')}'`))).toBe(true);
    }
  });
});

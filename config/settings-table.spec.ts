import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingsTable } from './settings-table.ts';

/** Cells without their padding, so that the formatter may align the columns. */
const cells = (table: string): readonly string[] =>
  table
    .trim()
    .split('\n')
    .filter((line) => !/^\|[\s|:-]+$/.test(line))
    .map((line) => line.replace(/\s*\|\s*/g, '|'));

describe('the documented settings', () => {
  it('are those of the schema', () => {
    const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'operations.md'), 'utf8');
    const documented = /<!-- settings:begin[^>]*-->([^]*?)<!-- settings:end -->/.exec(page)?.[1] ?? '';
    expect(cells(documented)).toEqual(cells(settingsTable()));
  });
});

import { describe, expect, it } from '@jest/globals';
import { processes } from '#domain/processes';
import { kindNamed } from './kind-named.ts';

const kindOf = (typed: string) => kindNamed(typed, Object.values(processes))?.type ?? null;

describe('a word that names a kind of process', () => {
  it.each([
    ['JRN', 'journey'],
    ['journey', 'journey'],
    ['Journeys ', 'journey'],
    ['capa', 'capa'],
    ['CAPAs', 'capa'],
    ['nc', 'report'],
    ['report', 'report'],
    ['transition campaign', 'campaign'],
    ['campaigns', 'campaign'],
  ])('%s: %s', (typed, kind) => {
    expect(kindOf(typed)).toBe(kind);
  });

  it.each(['', 's', 'JR', 'reporting', 'report of a leak', 'CAPA-2026'])('not %j', (typed) => {
    expect(kindOf(typed)).toBeNull();
  });
});

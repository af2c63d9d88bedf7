import { describe, expect, it } from '@jest/globals';
import type { ContentChangeRow } from '#activities/store/rows';
import type { ClauseRating } from '#domain/certification/gap/rating';
import { inTheWay } from './merge.ts';

/** Ratings that followed each other, each written by somebody. */
function changes(...steps: (readonly [by: string, after: ClauseRating])[]): ContentChangeRow[] {
  return steps.map(([by, after], index) => ({
    ...{ _id: `c|${index + 1}`, content: 'c', version: index + 1, part: 'p', at: '', previousHash: '', hash: '' },
    ...{ before: steps[index - 1]?.[1] ?? null, after, by },
  }));
}

describe('a change to a rating', () => {
  it('meets no other in other fields, and none that wanted the same', () => {
    const since = changes(['lars', { notes: 'a' }], ['lars', { notes: 'a', rating: 'gap' }]);
    expect(inTheWay({ priority: 'high' }, 'ana', since)).toBeNull();
    expect(inTheWay({ rating: 'gap' }, 'ana', since)).toBeNull();
    expect(inTheWay({ priority: 'high' }, 'ana', [])).toBeNull();
  });

  it('meets the newest change of its fields by somebody else', () => {
    const since = changes(['eva', { notes: 'a' }], ['lars', { notes: 'b' }], ['eva', { notes: 'b', rating: 'gap' }]);
    expect(inTheWay({ notes: 'c' }, 'ana', since)).toMatchObject({
      change: { by: 'lars', version: 2 },
      fields: ['notes'],
    });
    expect(inTheWay({ notes: null, rating: 'partly' }, 'ana', since)).toMatchObject({
      change: { by: 'eva', version: 3 },
      fields: ['rating', 'notes'],
    });
  });

  it('does not meet what its writer wrote last', () => {
    const since = changes(['lars', { notes: 'a' }], ['ana', { notes: 'b' }]);
    expect(inTheWay({ notes: 'c' }, 'ana', since)).toBeNull();
    expect(inTheWay({ notes: 'c' }, 'lars', since)?.change.by).toBe('ana');
  });

  it('meets a field that was taken away', () => {
    const since = changes(['lars', { notes: 'a' }], ['lars', {}]);
    expect(inTheWay({ notes: 'c' }, 'ana', since.slice(1))?.fields).toEqual(['notes']);
    expect(inTheWay({ notes: null }, 'ana', since)).toBeNull();
  });
});

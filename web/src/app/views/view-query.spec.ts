import { describe, expect, it } from '@jest/globals';
import { partsOf, queryText } from './view-query.ts';

describe('the query of a saved view', () => {
  it('is the same text for the same filter, whatever was chosen first', () => {
    expect(queryText({ view: 'late', site: 'brno', q: null })).toBe('site=brno&view=late');
    expect(queryText({ site: 'brno', view: 'late' })).toBe('site=brno&view=late');
    expect(queryText({ view: null })).toBe('');
  });

  it('comes back as it was written', () => {
    const parts = { q: 'layer & zinc', clause: 'ISO 9001:2015/8.5' };
    expect(partsOf(queryText(parts))).toEqual(parts);
  });
});

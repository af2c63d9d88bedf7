import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../words/catalogue.ts';
import type { GapLine } from './gap-answer.ts';
import { unplannedGaps } from './unplanned.ts';

const aLine = (clause: string, rating: GapLine['rating'], edition = 'ISO 9001:2026'): GapLine => ({
  ...{ id: `${edition}/${clause}`, edition, clause, title: `Title of ${clause}`, kind: 'clause', section: '8' },
  ...{ version: 1, rating, by: null, at: null },
});
const lines = [
  aLine('8.4.1', { rating: 'gap' }),
  aLine('8.4.2', { rating: 'partly' }),
  aLine('8.5.1', { rating: 'conforms' }),
];

describe('what is said before the gap list is accepted', () => {
  it('is how many gaps have no action, and which', () => {
    const [warning] = unplannedGaps(lines, [{ clause: 'ISO 9001:2026/8.4.1', status: 'planned' }]);
    expect(warning).toEqual({
      title: { code: 'warning.unplannedGaps.one', params: { count: 1 } },
      points: [{ code: 'warning.gap', params: { clause: '8.4.2 Title of 8.4.2' } }],
    });
    const [both] = unplannedGaps(lines, []);
    expect(both?.title).toEqual({ code: 'warning.unplannedGaps', params: { count: 2 } });
    expect([both?.title.code, both?.points[0]?.code].every((code) => code !== undefined && code in catalogue)).toBe(
      true,
    );
  });

  it('names the edition where there are several', () => {
    const [warning] = unplannedGaps([...lines, aLine('4.1', { rating: 'conforms' }, 'ISO 14001:2026')], []);
    expect(warning?.points[0]?.params['clause']).toBe('8.4.1 Title of 8.4.1 (ISO 9001:2026)');
  });

  it('is nothing where each gap has one', () => {
    expect(unplannedGaps(lines, [{ clause: 'ISO 9001:2026/8.4', status: 'done' }])).toEqual([]);
  });
});

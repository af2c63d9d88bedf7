import { describe, expect, it } from '@jest/globals';
import { evidenceChapters } from './evidence-cells.ts';
import type { ClauseAtHand } from './journey-evidence.ts';

const TODAY = '2026-11-23';

function aClause(
  clause: string,
  newestOn: string | null,
  status: ClauseAtHand['status'] = newestOn ? 'fresh' : 'none',
): ClauseAtHand {
  const row = { id: `ISO 9001:2026/${clause}`, edition: 'ISO 9001:2026', clause, title: clause, section: '' };
  return { row, status, items: [], newestOn };
}

describe('the map of evidence', () => {
  const [four, eight] = evidenceChapters(
    [
      aClause('4.1', '2026-09-20'),
      aClause('4.2', null),
      aClause('8.5.1', '2026-02-01'),
      aClause('8.5.2', '2026-10-30'),
      aClause('8.3', null, 'notApplicable'),
    ],
    'ISO 9001:2026',
    TODAY,
  );

  it('has a chapter a line and a cell for every second-level clause', () => {
    expect(four?.cells.map(({ clause }) => clause)).toEqual(['4.1', '4.2']);
    expect(eight?.cells.map(({ clause }) => clause)).toEqual(['8.5', '8.3']);
  });

  it('tells the age of the newest evidence of all clauses below', () => {
    expect(eight?.cells[0]).toMatchObject({ months: 0, status: 'fresh', tone: 3 });
    expect(four?.cells[0]).toMatchObject({ months: 2, tone: 3 });
  });

  it('tells none from not applicable', () => {
    expect(four?.cells[1]).toMatchObject({ months: null, status: 'none' });
    expect(eight?.cells[1]).toMatchObject({ months: null, status: 'notApplicable' });
  });

  it('tells what is only claimed from what is there, and from nothing', () => {
    const chapters = evidenceChapters(
      [aClause('4.1', null, 'claimed'), aClause('5.1.1', null, 'claimed'), aClause('5.1.2', '2026-10-30')],
      'ISO 9001:2026',
      TODAY,
    );
    expect(chapters.map(({ cells }) => cells[0])).toMatchObject([
      { clause: '4.1', status: 'claimed', months: null, tone: 0 },
      { clause: '5.1', status: 'fresh', months: 0 },
    ]);
  });

  it('leaves out other editions', () => {
    expect(evidenceChapters([aClause('4.1', null)], 'ISO 14001:2026', TODAY)).toEqual([]);
  });

  it('draws the controls of Annex A as a chapter of their own, a cell for every theme', () => {
    const [annex] = evidenceChapters([aClause('A.5.1', '2026-10-30'), aClause('A.5.2', null)], 'ISO 9001:2026', TODAY);
    expect(annex).toMatchObject({ number: 'A', cells: [{ clause: 'A.5', status: 'fresh', rows: [{}, {}] }] });
  });
});

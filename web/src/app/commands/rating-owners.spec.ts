import { describe, expect, it } from '@jest/globals';
import { clausesInShort, ratingOwners, type RatedRow } from './rating-owners.ts';

const aRow = (clause: string, rating: object): RatedRow => ({
  ...{ id: `ISO 9001:2026/${clause}`, edition: 'ISO 9001:2026', clause, title: '', kind: 'clause' },
  ...{ section: clause.split('.')[0] ?? '', rating },
});
const rows = [
  aRow('4.1', { owner: 'olga', rating: 'conforms' }),
  aRow('8.4.1', { owner: 'rolf' }),
  aRow('8.4.2', { owner: 'rolf' }),
  aRow('9.1.1', { owner: 'olga' }),
  aRow('9.2.1', {}),
];

describe('the owners named in the ratings', () => {
  it('are those with the most that is not rated first, each with it', () => {
    const owners = ratingOwners(rows);
    expect(owners.map(({ id, count }) => [id, count])).toEqual([
      ['rolf', 2],
      ['olga', 2],
    ]);
    expect(owners[1]?.open.map(({ clause }) => clause)).toEqual(['9.1.1']);
    expect(ratingOwners([])).toEqual([]);
  });

  it('have whole sections by their number', () => {
    const [rolf, olga] = ratingOwners(rows);
    expect(clausesInShort(rolf?.open ?? [], rows)).toEqual(['all of 8']);
    expect(clausesInShort(olga?.open ?? [], rows)).toEqual(['9.1.1']);
  });
});

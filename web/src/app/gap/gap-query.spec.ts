import { describe, expect, it } from '@jest/globals';
import { addressOfGap, readGapQuery, withEdition } from './gap-query.ts';

const read = (address: string) => readGapQuery(new URLSearchParams(address));

describe('the address of a gap analysis', () => {
  it('says nothing about what is usual', () => {
    const usual = read('');
    expect(usual).toMatchObject({ shown: 'all', view: 'clauses', round: null, row: null });
    expect(Object.values(addressOfGap(usual)).every((value) => value === null)).toBe(true);
  });

  it('comes back as it was written', () => {
    const query = read('edition=ISO%209001:2026&show=gaps&section=8&q=supplier&row=ISO%209001:2026/8.4.1&round=1');
    const again = Object.entries(addressOfGap(query)).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    expect(readGapQuery(new URLSearchParams(again))).toEqual(query);
  });

  it('leaves out what it does not know', () => {
    expect(read('show=everything&round=zero&view=board&section=%20')).toEqual(read(''));
  });

  it('says once what somebody came for', () => {
    const query = read('next=accept&row=ISO%209001:2026/8.4.1');
    expect(query.next).toBe('accept');
    expect(read('next=anything').next).toBeNull();
    expect(addressOfGap(query)).toMatchObject({ next: null, row: 'ISO 9001:2026/8.4.1' });
  });

  it('opens another edition without the filters of the one before', () => {
    const query = withEdition(read('section=8&row=ISO%209001:2026/8.4.1&show=unrated&view=soa'), 'ISO 14001:2026');
    expect(query).toMatchObject({
      edition: 'ISO 14001:2026',
      section: null,
      row: null,
      shown: 'unrated',
      view: 'clauses',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { PortfolioJourney } from './portfolio.ts';
import { addressOf, dayOf, isIn, matches, readQuery, withFilter, withSort } from './portfolio-query.ts';

const usual = readQuery(new URLSearchParams());

describe('the address of the portfolio', () => {
  it('says nothing about what is usual', () => {
    expect(Object.values(addressOf(usual)).every((value) => value === null)).toBe(true);
  });

  it('keeps view, filters, zoom, place and order', () => {
    const address = 'view=risk&site=brno&lead=ingrid.moe&zoom=year&from=2027-01-01&as=table&sort=title&direction=desc';
    const query = readQuery(new URLSearchParams(address));
    const kept = Object.entries(addressOf(query)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    expect(new Set(kept.map(([name, value]) => `${String(name)}=${String(value)}`))).toEqual(
      new Set(address.split('&')),
    );
  });

  it('leaves out what it does not know, so that an old link still opens', () => {
    expect(readQuery(new URLSearchParams('view=board&zoom=decade&from=soon&sort=colour'))).toEqual(usual);
  });

  it('turns an order round when it is asked for again', () => {
    const byTitle = withSort(usual, 'title');
    expect(byTitle).toMatchObject({ sort: 'title', direction: 'asc' });
    expect(withSort(byTitle, 'title').direction).toBe('desc');
    expect(withSort(withSort(byTitle, 'title'), 'lead').direction).toBe('asc');
  });

  it('takes a filter away by null', () => {
    const set = withFilter(usual, 'site', 'brno');
    expect(set.filters).toEqual({ site: 'brno' });
    expect(withFilter(set, 'site', null).filters).toEqual({});
  });
});

describe('what is due inside', () => {
  // Of a journey this filter looks at its day only.
  const journey = { today: '2026-11-26' } as PortfolioJourney;
  const isShown = (dueOn: string | null, due: string): boolean => matches({ journey, dueOn }, { filters: { due } });

  it('is late the day after, and due within every span until then', () => {
    expect(['late', '7', '30', '90'].map((due) => isShown('2026-11-25', due))).toEqual([true, true, true, true]);
    expect(['late', '7', '30', '90'].map((due) => isShown('2026-11-26', due))).toEqual([false, true, true, true]);
    expect(['late', '7', '30', '90'].map((due) => isShown('2026-12-04', due))).toEqual([false, false, true, true]);
  });

  it('is nothing without a day', () => {
    expect(isShown(null, '90')).toBe(false);
  });
});

describe('a date at risk', () => {
  // Of a journey without a forecast this tab looks at its limits.
  const journey = {
    today: '2026-11-26',
    forecast: null,
    windows: [
      {
        standard: 'ISO 9001',
        from: '2026-11-14',
        until: '2027-02-14',
        heldOn: null,
        servedOn: null,
        recertifies: false,
      },
    ],
    audits: [],
    pastLimits: [],
    certificates: [],
  } as unknown as PortfolioJourney;
  const past: PortfolioJourney['pastLimits'] = [
    {
      rule: 'surveillance',
      standard: 'ISO 9001',
      edition: 'ISO 9001:2015',
      limit: '2027-02-14',
      on: '2027-03-02',
      audit: 3,
      days: 16,
    },
  ];

  it('is also a surveillance moved past its limit, however far ahead that is', () => {
    expect(isIn(journey, 'risk')).toBe(false);
    expect(isIn({ ...journey, pastLimits: past }, 'risk')).toBe(true);
  });
});

describe('the day of the portfolio', () => {
  it('is not moved by a journey where time was let pass', () => {
    expect(dayOf([{ today: '2027-02-22' }, { today: '2026-11-27' }, { today: '2026-11-28' }])).toBe('2026-11-27');
    expect(dayOf([])).toBeNull();
  });
});

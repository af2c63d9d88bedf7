import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../standards/built-in.ts';
import { gapList, gapProgress, gapRefusal, gapScope, newestEvidence } from './gap.ts';
import { ratingChange, ratingOf, withChange } from './rating.ts';
import { ratingRefusal } from './scope.ts';

const QUALITY = gapScope(BUILT_IN, ['ISO 9001:2015'], null);
const SECURITY = gapScope(BUILT_IN, ['ISO/IEC 27001:2022'], null);
const rowOf = (id: string) => {
  const row = [...QUALITY, ...SECURITY].find((one) => one.id === id);
  if (!row) throw new Error(`No row ${id}`);
  return row;
};
const all = (rating: string): Record<string, unknown> => Object.fromEntries(QUALITY.map((row) => [row.id, { rating }]));

describe('what is rated', () => {
  it('is every leaf clause, and for 27001 the 93 controls', () => {
    expect(QUALITY.length).toBeGreaterThan(60);
    expect(QUALITY.every((row) => row.title !== '' || /\.\d+\.\d/.test(row.clause))).toBe(true);
    expect(SECURITY.filter((row) => row.kind === 'control')).toHaveLength(93);
    expect(rowOf('ISO/IEC 27001:2022/A.5.1').section).toBe('A.5');
  });

  it('can be limited to some', () => {
    expect(gapScope(BUILT_IN, ['ISO 9001:2015'], ['ISO 9001:2015/8.5.3']).map((row) => row.clause)).toEqual(['8.5.3']);
  });

  it('can be left out in ISO 9001 alone', () => {
    expect(ratingRefusal(rowOf('ISO 9001:2015/8.3.3'), { rating: 'notApplicable' })).toBeNull();
    expect(ratingRefusal(rowOf('ISO/IEC 27001:2022/8.1'), { rating: 'notApplicable' })?.code).toBe(
      'neverNotApplicable',
    );
    expect(ratingRefusal(rowOf('ISO/IEC 27001:2022/A.5.1'), { rating: 'conforms' })?.code).toBe('controlsAreIncluded');
    expect(ratingRefusal(rowOf('ISO 9001:2015/8.3.3'), { included: true })?.code).toBe('onlyControls');
  });
});

describe('a rating', () => {
  it('stays readable with what may no longer be written', () => {
    const kept = { notes: 'plan\u202egnp.exe', evidence: [{ title: 'Permit', date: '1962-05-04', files: [] }] };
    expect(ratingOf(kept)).toEqual(kept);
    expect(withChange(kept, { rating: 'partly' })).toEqual({ ...kept, rating: 'partly' });
    expect(ratingChange.safeParse({ notes: kept.notes }).success).toBe(false);
    expect(ratingChange.safeParse({ evidence: kept.evidence }).success).toBe(false);
  });
});

describe('a gap list', () => {
  it('is not accepted before everything is rated', () => {
    const rows = { ...all('conforms'), 'ISO 9001:2015/4.1': {} };
    expect(gapRefusal(QUALITY, rows)).toMatchObject({
      params: { count: 1, first: '4.1 Understanding the organization and its context, ISO 9001:2015' },
    });
    expect(gapRefusal(QUALITY, all('conforms'))).toBeNull();
    const unjustified = { ...all('conforms'), 'ISO 9001:2015/8.3.3': { rating: 'notApplicable' } };
    expect(gapRefusal(QUALITY, unjustified)?.code).toBe('clausesUnrated');
  });

  it('says of every control why it is in or out, and of those that are in how far', () => {
    const controls = SECURITY.filter((row) => row.kind === 'control').slice(0, 3);
    const [first, second, third] = controls.map(({ id }) => id) as [string, string, string];
    const rows = {
      [first]: { included: true, justification: 'Needed' },
      [second]: { included: false, justification: 'No suppliers' },
      [third]: { included: true, justification: 'Needed', implementation: 'no' },
    };
    expect(gapProgress(controls, rows).unrated).toEqual([first]);
  });

  it('names the most urgent first', () => {
    const rows = {
      ...all('conforms'),
      'ISO 9001:2015/7.2': { rating: 'partly', priority: 'high' },
      'ISO 9001:2015/8.6': { rating: 'gap', priority: 'high' },
      'ISO 9001:2015/4.1': { rating: 'gap' },
    };
    expect(gapList(QUALITY, rows).map((gap) => gap.clause)).toEqual(['8.6', '7.2', '4.1']);
    expect(gapProgress(QUALITY, rows)).toMatchObject({ gaps: 3, byRating: { partly: 1, gap: 2 } });
  });

  it('counts included controls that are not in place', () => {
    const rows = {
      'ISO/IEC 27001:2022/A.5.1': { included: true, justification: 'Needed', implementation: 'planned' },
      'ISO/IEC 27001:2022/A.5.2': { included: false, justification: 'No suppliers' },
    };
    expect(gapList(SECURITY, rows).map((gap) => gap.clause)).toEqual(['A.5.1']);
  });

  it('knows the newest evidence', () => {
    const evidence = [
      { title: 'Minutes', date: '2026-03-01', files: [] },
      { title: 'Review', date: '2026-10-01', files: [] },
    ];
    expect(newestEvidence({ 'ISO 9001:2015/4.1': { evidence }, 'ISO 9001:2015/4.2': {} })).toEqual(
      new Map([['ISO 9001:2015/4.1', '2026-10-01']]),
    );
  });
});

describe('a rating', () => {
  it('changes field by field, so that nobody loses what another wrote', () => {
    const first = withChange({}, { rating: 'gap' });
    const second = withChange(first, { notes: 'No list of suppliers' });
    expect(withChange(second, { rating: null })).toEqual({ notes: 'No list of suppliers' });
  });
});

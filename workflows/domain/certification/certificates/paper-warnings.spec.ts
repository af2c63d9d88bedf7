import { describe, expect, it } from '@jest/globals';
import { journeyWords } from '../words.ts';
import { paperWarnings } from './paper-warnings.ts';

describe('what a certificate lacks', () => {
  it('is the version of its Statement of Applicability, to ISO/IEC 27001', () => {
    const [warning, ...others] = paperWarnings({ edition: 'ISO/IEC 27001:2022', soaVersion: null });
    expect(warning).toEqual({ code: 'paper.noSoaVersion', params: { edition: 'ISO/IEC 27001:2022' } });
    expect(warning && warning.code in journeyWords).toBe(true);
    expect(others).toEqual([]);
  });

  it('is nothing where it is named, and where the standard has none', () => {
    expect(paperWarnings({ edition: 'ISO/IEC 27001:2022', soaVersion: '3.1' })).toEqual([]);
    expect(paperWarnings({ edition: 'ISO 9001:2026', soaVersion: null })).toEqual([]);
  });
});

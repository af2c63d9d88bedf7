import { describe, expect, it } from '@jest/globals';
import type { Body } from '../kernel/reference.ts';
import { DEFAULT_BODY_SETTINGS } from '../seed/body-settings.ts';
import { accreditationBlockers, accreditationWarnings } from './accreditation.ts';
import { standardsWords } from './words.ts';

const ACCREDITATION = { by: 'Norsk Akkreditering', number: 'MS 014', validUntil: '2029-06-30', mla: true };

const aBody = (change: Partial<Body> = {}): Body => ({
  id: 'aldersyn',
  version: 1,
  name: 'Aldersyn Certification',
  shortName: 'Aldersyn',
  active: true,
  accreditation: ACCREDITATION,
  covers: ['ISO 9001:2015', 'ISO 14001:2015'],
  settings: DEFAULT_BODY_SETTINGS,
  byStandard: {},
  ...change,
});

const codes = (...[body, standards, until]: Parameters<typeof accreditationWarnings>): string[] =>
  accreditationWarnings(body, standards, until).map(({ code }) => code.replace('accreditation.', ''));

describe('warnings about an accreditation', () => {
  it('are none where it covers every edition and the whole cycle, to its last day', () => {
    expect(codes(aBody(), ['ISO 9001:2015', 'ISO 14001:2015'], '2029-06-30')).toEqual([]);
    expect(codes(aBody(), ['ISO 9001:2015'], null)).toEqual([]);
  });

  it('name each edition that is not covered: the edition before is not enough', () => {
    const warnings = accreditationWarnings(aBody(), ['ISO 9001:2026', 'ISO 14001:2015', 'ISO 45001:2018'], null);
    expect(warnings.map(({ params }) => params['standard'])).toEqual(['ISO 9001:2026', 'ISO 45001:2018']);
  });

  it('say when it ends inside the cycle', () => {
    expect(accreditationWarnings(aBody(), ['ISO 9001:2015'], '2029-07-01')).toEqual([
      {
        code: 'accreditation.endsBefore',
        params: { body: 'Aldersyn', date: { date: '2029-06-30' }, until: { date: '2029-07-01' } },
      },
    ]);
    const openEnded = aBody({ accreditation: { ...ACCREDITATION, validUntil: null } });
    expect(codes(openEnded, ['ISO 9001:2015'], '2039-07-01')).toEqual([]);
  });

  it('say when nobody else could take the certificate over', () => {
    const alone = aBody({ accreditation: { ...ACCREDITATION, mla: false } });
    expect(codes(alone, ['ISO 9001:2015'], '2029-01-01')).toEqual(['noMla']);
  });

  it('say that nothing is known of the body, or of its accreditation', () => {
    expect(codes(undefined, ['ISO 9001:2015'], null)).toEqual(['unknownBody']);
    expect(codes(aBody({ accreditation: null }), ['ISO 9001:2026'], '2039-01-01')).toEqual(['none']);
  });

  it('have their words', () => {
    for (const code of ['unknownBody', 'none', 'notCovered', 'endsBefore', 'noMla']) {
      expect(standardsWords).toHaveProperty([`accreditation.${code}`]);
    }
  });
});

describe('a body stands in the way of a certificate', () => {
  const blocking = (change: Partial<Body>, today = '2026-11-23') =>
    accreditationBlockers(aBody(change), ['ISO 9001:2015', 'ISO 9001:2026'], today);

  it('to an edition that it is not accredited for, also where it is for the one before', () => {
    expect(blocking({})).toEqual([
      { code: 'editionNotCovered', params: { body: 'Aldersyn', standard: 'ISO 9001:2026' } },
    ]);
  });

  it('without an accreditation, and from the day after its last', () => {
    expect(blocking({ accreditation: null })).toMatchObject([{ code: 'bodyNotAccredited' }]);
    const both = { covers: ['ISO 9001:2015', 'ISO 9001:2026'] };
    expect(blocking(both, '2029-06-30')).toEqual([]);
    expect(blocking(both, '2029-07-01')).toMatchObject([{ code: 'accreditationEnded' }]);
  });

  it('not by not being on the list: that is not known', () => {
    expect(accreditationBlockers(undefined, ['ISO 9001:2026'], '2026-11-23')).toEqual([]);
  });
});

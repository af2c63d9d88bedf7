import { describe, expect, it } from '@jest/globals';
import type { Certificate } from '#domain/certification/certificates/certificate-state';
import { aJourney, anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { certificateMarks } from './certificate-marks.ts';

const words = { say: (code: string) => code, day: (date: string) => date };
const beside = {
  today: '2027-06-30',
  audits: [],
  forecast: { likely: '2027-09-01' } as Parameters<typeof certificateMarks>[1]['forecast'],
  nextEditions: { 'ISO 9001': 'ISO 9001:2026' },
};
const [none] = aJourney().state.certificates as [Certificate];
const [entered] = anEnteredJourney().state.certificates as [Certificate];

const drawn = (certificate: Certificate, change: Partial<typeof beside> = {}): unknown[] =>
  certificateMarks(certificate, { ...beside, ...change }, words).map((one) =>
    one.kind === 'bar' ? [one.look, one.from, one.to, one.label] : one.kind,
  );

describe('the bars of a certificate', () => {
  it('follow the forecast while it is still to be granted', () => {
    expect(drawn(none)).toEqual([['next', '2027-09-01', '2030-09-01', `${none.aim}, three years from its decision`]]);
  });

  it('name the edition of the next cycle', () => {
    expect(drawn(entered).at(-1)).toContainEqual(expect.stringContaining('ISO 9001:2026, next cycle to'));
  });

  it('stay those of a valid certificate as long as it was, also once it expired', () => {
    const expired: Certificate = { ...entered, status: 'expired', since: '2029-01-22' };
    expect(drawn(expired, { today: '2029-03-10' })).toEqual([
      ['valid', '2026-01-22', '2029-01-21', 'ISO 9001:2015'],
      ['gap', '2029-01-22', '2029-03-10', 'ISO 9001:2015: not certified'],
    ]);
  });

  it('say since when it is refused, and go on only where it is tried again', () => {
    const refused: Certificate = { ...none, status: 'refused', since: '2027-04-15' };
    const gap = ['gap', '2027-04-15', '2027-06-30', `${none.aim}: certificate.refused`];
    expect(drawn(refused)).toEqual([gap]);
    const again = aJourney()
      .do('planAudit', { kind: 'stage1' }, 'ana')
      .state.audits.map((one) => ({
        ...one,
        kind: 'stage2' as const,
      }));
    expect(drawn(refused, { audits: again as never })).toEqual([gap, expect.arrayContaining(['next'])]);
    expect(drawn({ ...refused, status: 'givenUp' })).toEqual([
      ['gap', '2027-04-15', '2027-06-30', `${none.aim}: certificate.givenUp`],
    ]);
  });
});

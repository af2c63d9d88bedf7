import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization, SITE } from '../../../../tests/builders/organization.ts';
import { validFrom } from './certificate-state.ts';

const paper = { edition: 'ISO 9001:2015', number: 'ALD-9001-118', sites: [SITE], scope: 'Fasteners' };

const granted = (on: string, effectiveOn: string, expiresOn: string, kind = 'recertification') => ({
  standard: 'ISO 9001',
  kind,
  result: 'granted',
  on,
  signed: true,
  certificate: { ...paper, effectiveOn, expiresOn },
});

/** A certificate until 30 June 2027, with the audit of the next decision held in May. */
const audited = (kind = 'recertification'): RunningJourney =>
  anEnteredJourney([{ decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false }])
    .do('planAudit', { kind, from: '2027-05-11', to: '2027-05-11' }, 'ana')
    .untilDay('2027-05-11')
    .do('recordAudit', { audit: 1, from: '2027-05-11', to: '2027-05-11', outcome: 'recommended' }, 'ana');

const from = (journey: RunningJourney, ...days: readonly string[]) =>
  days.map((day) => validFrom(journey.certificate(), day));

describe('a certificate whose decision takes effect later', () => {
  it('counts by the paper before until that one ends, then from its own day on', () => {
    const journey = audited()
      .untilDay('2027-06-18')
      .do('recordDecision', granted('2027-06-18', '2027-07-10', '2030-06-30'), 'ana');
    expect(journey.certificate()).toMatchObject({ since: '2027-07-10', earlier: [{ until: '2027-06-30' }] });
    expect(from(journey, '2027-06-18', '2027-06-30', '2027-07-01', '2027-07-09', '2027-07-10')).toEqual([
      null,
      null,
      '2027-07-10',
      '2027-07-10',
      null,
    ]);
    // The cycle counts from the decision all the same (9.1.3.2).
    expect(journey.clock('surveillance')).toBe('2028-06-18');
  });

  it('goes on without a gap where it takes effect when the one before ends', () => {
    const journey = audited()
      .untilDay('2027-06-18')
      .do('recordDecision', granted('2027-06-18', '2027-07-01', '2030-06-30'), 'ana');
    expect(from(journey, '2027-06-18', '2027-06-30', '2027-07-01')).toEqual([null, null, null]);
  });

  it('after expiry is not restored before its day', () => {
    const journey = audited()
      .untilDay('2027-09-01')
      .do('recordDecision', granted('2027-09-01', '2027-09-15', '2030-06-30'), 'ana');
    expect(from(journey, '2027-09-01', '2027-09-14', '2027-09-15')).toEqual(['2027-09-15', '2027-09-15', null]);
  });

  it('after a withdrawal does not count by what was taken back', () => {
    const journey = audited('stage2')
      .untilDay('2027-05-20')
      .do('recordNotice', { standard: 'ISO 9001', notice: 'withdrawn', on: '2027-05-20', reason: 'Misuse' }, 'ana')
      .untilDay('2027-05-25')
      .do('recordDecision', granted('2027-05-25', '2027-06-01', '2030-05-24', 'initial'), 'ana');
    expect(from(journey, '2027-05-20', '2027-05-25', '2027-05-31', '2027-06-01')).toEqual([
      '2027-06-01',
      '2027-06-01',
      '2027-06-01',
      null,
    ]);
  });

  it('replaced before its day never counted, and what it would have replaced goes on to the new day', () => {
    const journey = audited()
      .untilDay('2027-06-10')
      .do('recordDecision', granted('2027-06-10', '2027-06-28', '2030-06-09'), 'ana')
      .untilDay('2027-06-14')
      .do('recordDecision', granted('2027-06-14', '2027-06-20', '2030-06-09', 'scope'), 'ana');
    expect(journey.certificate().earlier.map(({ until }) => until)).toEqual(['2027-06-20', '2027-06-20']);
    expect(from(journey, '2027-06-14', '2027-06-19', '2027-06-20')).toEqual([null, null, null]);
  });

  it('is not transferred before its day, and is from then on', () => {
    const nordkyst = { ...ALDERSYN, id: 'nordkyst', name: 'Nordkyst', shortName: 'Nordkyst' };
    const journey = anEnteredJourney(
      [{ decidedOn: '2026-11-20', effectiveOn: '2026-12-01', expiresOn: '2029-11-19' }],
      {},
      undefined,
      anOrganization({ bodies: [ALDERSYN, nordkyst] }),
    );
    const transfer = { body: 'nordkyst', because: 'chosen' };
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2026-12-01' });
    expect(journey.refusal('beginTransfer', transfer, 'ana').code).toBe('onlyValidTransfers');
    journey.untilDay('2026-12-01').do('beginTransfer', transfer, 'ana');
    expect(journey.state.transfer?.to).toBe('nordkyst');
  });
});

import { describe, expect, it } from '@jest/globals';
import { A_CERTIFICATE, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../../tests/builders/organization.ts';

const { firstCycle: _, ...PAPER } = A_CERTIFICATE;

/** Effective, and first certified, on the day of the decision. */
const PLAIN = { originalOn: null, effectiveOn: null };
const AS_TYPED = { ...PAPER, ...PLAIN };

const correction = (change: object, more: object = {}) => ({
  standard: 'ISO 9001',
  certificate: change,
  reason: 'Mistyped',
  ...more,
});

const correct = (journey: RunningJourney, change: object, more: object = {}): RunningJourney =>
  journey.do('correctCertificate', correction(change, more), 'ana');

describe('a certificate that was typed in wrongly', () => {
  it('is put right with a reason, and both are in the history', () => {
    const journey = correct(anEnteredJourney(), { number: 'ALD-9001-711', scope: 'Fasteners and springs' });
    expect(journey.certificate()).toMatchObject({
      status: 'valid',
      paper: { number: 'ALD-9001-711', scope: 'Fasteners and springs', expiresOn: '2029-01-21' },
    });
    expect(journey.events.find((row) => row.event.type === 'certificateCorrected')?.event).toMatchObject({
      was: { number: 'ALD-9001-117' },
      paper: { number: 'ALD-9001-711' },
    });
  });

  it('has its clocks from the right days', () => {
    const journey = anEnteredJourney();
    expect([journey.clock('expiry'), journey.clock('surveillance')]).toEqual(['2029-01-21', '2027-01-22']);
    const later = { decidedOn: '2026-02-22', expiresOn: '2029-02-21' };
    expect(journey.refusal('correctCertificate', correction(later), 'ana').code).toBe('effectiveBeforeDecision');
    correct(journey, { ...later, ...PLAIN });
    expect([journey.clock('expiry'), journey.clock('surveillance')]).toEqual(['2029-02-21', '2027-02-22']);
    expect(journey.certificate()).toMatchObject({ paper: { effectiveOn: '2026-02-22', originalOn: '2026-02-22' } });
  });

  it('comes back where it ended only by a mistyped day', () => {
    const journey = anEnteredJourney([{ expiresOn: '2027-01-21' }]).untilDay('2027-03-01');
    expect([journey.certificate().status, journey.clock('stopMark')]).toEqual(['expired', expect.any(String)]);
    correct(journey, { expiresOn: '2029-01-21' });
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2026-01-22', markStopped: null });
    expect([journey.clock('stopMark'), journey.clock('expiry')]).toEqual([undefined, '2029-01-21']);
  });

  it('comes back also where it was over when it was typed in', () => {
    const journey = anEnteredJourney([{ decidedOn: '2023-10-02', expiresOn: '2026-10-01' }]);
    expect(journey.certificate().status).toBe('expired');
    correct(journey, { decidedOn: '2025-10-02', expiresOn: '2028-10-01', ...PLAIN });
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2025-10-02' });
  });

  it('comes back where the end of its edition was wrong, once that is corrected', () => {
    const organization = anOrganization();
    const journey = anEnteredJourney(
      [{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }],
      {},
      undefined,
      organization,
    );
    journey.untilDay('2029-10-01');
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2029-10-01' });
    const same = correction({});
    expect(journey.refusal('correctCertificate', same, 'ana').code).toBe('nothingToCorrect');
    const editions = organization.reference.editions.map((one) =>
      one.name === 'ISO 9001:2015' ? { ...one, transitionEndsOn: '2029-12-31' } : one,
    );
    Object.assign(organization, { reference: anOrganization({ editions }).reference });
    journey.do('correctCertificate', same, 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', transitionEndsOn: '2029-12-31' });
    expect(journey.clock('expiry')).toBe('2029-11-19');
  });

  it('stays suspended, and ends on the right day', () => {
    const journey = anEnteredJourney([{ suspended: true }]);
    correct(journey, { expiresOn: '2028-01-21' });
    expect([journey.certificate().status, journey.clock('expiry')]).toEqual(['suspended', '2028-01-21']);
  });

  it('is over at once where its right day has passed', () => {
    const journey = correct(anEnteredJourney().untilDay('2027-03-01'), { expiresOn: '2027-02-28' });
    journey.untilDay('2027-03-02');
    expect([journey.certificate().status, journey.certificate().since]).toEqual(['expired', '2027-03-01']);
  });

  it('was decided before what the body has done about it since', () => {
    const journey = anEnteredJourney()
      .do('planAudit', { kind: 'surveillance', from: '2026-12-08', to: '2026-12-09' }, 'ana')
      .untilDay('2026-12-20')
      .do('recordAudit', { audit: 1, from: '2026-12-08', to: '2026-12-09', outcome: 'done' }, 'ana');
    const late = correction({ decidedOn: '2026-12-10', expiresOn: '2029-12-09', ...PLAIN });
    expect(journey.refusal('correctCertificate', late, 'ana').code).toBe('decidedBySince');
    correct(journey, { decidedOn: '2026-02-22', expiresOn: '2029-02-21', ...PLAIN });
    correct(journey, AS_TYPED);
    expect(journey.certificate().paper?.decidedOn).toBe('2026-01-22');
  });

  it('is not longer valid than a cycle, unless somebody says why', () => {
    const tooLong = correction({ expiresOn: '2030-01-21' });
    expect(anEnteredJourney().refusal('correctCertificate', tooLong, 'ana').code).toBe('expiryTooLate');
    const journey = correct(anEnteredJourney(), { expiresOn: '2030-01-21' }, { despite: 'Printed like this' });
    expect(journey.certificate().paper?.expiresOn).toBe('2030-01-21');
    // That was reasoned once; another field is none of its business.
    correct(journey, { number: 'ALD-9001-711' });
    expect(journey.certificate().paper).toMatchObject({ number: 'ALD-9001-711', expiresOn: '2030-01-21' });
  });

  it('keeps what a correction leaves out, and loses what it takes away', () => {
    const journey = anEnteredJourney([{ mark: 'NA 001', originalOn: '2020-01-22' }]);
    correct(journey, { scope: 'Fasteners and springs' });
    correct(journey, { revision: 2 });
    expect(journey.certificate().paper).toMatchObject({
      ...{ scope: 'Fasteners and springs', revision: 2, mark: 'NA 001', originalOn: '2020-01-22' },
    });
    correct(journey, { mark: null, originalOn: null });
    expect(journey.certificate().paper).toMatchObject({ mark: null, originalOn: '2026-01-22', revision: 2 });
  });

  it.each([
    ['nothingToCorrect', {}],
    ['nothingToCorrect', AS_TYPED],
    ['invalid', { number: null }],
    ['otherStandard', { edition: 'ISO 14001:2015' }],
    ['unknownStandard', { edition: 'ISO 9001:1994' }],
    ['siteNotHere', { sites: ['elsewhere'] }],
    ['expiresBeforeEffective', { expiresOn: '2026-01-22' }],
    ['dateAhead', { decidedOn: '2028-01-22' }],
  ])('is refused as %s', (code, change) => {
    expect(anEnteredJourney().refusal('correctCertificate', correction(change), 'ana').code).toBe(code);
  });

  it('is not decided before the audit on which its decision rests', () => {
    const journey = anEnteredJourney([{ decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false }])
      .do('planAudit', { kind: 'recertification', from: '2027-05-11', to: '2027-05-11' }, 'ana')
      .untilDay('2027-06-18')
      .do('recordAudit', { audit: 1, from: '2027-05-11', to: '2027-05-11', outcome: 'recommended' }, 'ana')
      .do(
        'recordDecision',
        {
          ...{ standard: 'ISO 9001', kind: 'recertification', result: 'granted', on: '2027-06-11', signed: true },
          certificate: { ...paperOf(PAPER), effectiveOn: '2027-06-11', expiresOn: '2030-06-30' },
        },
        'ana',
      );
    const earlier = { decidedOn: '2027-05-10', effectiveOn: '2027-07-01', expiresOn: '2030-06-30' };
    expect(journey.refusal('correctCertificate', correction(earlier), 'ana').code).toBe('decisionBeforeAudit');
    correct(journey, { ...earlier, decidedOn: '2027-06-01' });
    expect(journey.certificate()).toMatchObject({
      since: '2027-07-01',
      earlier: [{ until: '2027-07-01' }],
      answeredOn: '2027-06-01',
    });
    expect(journey.clock('surveillance')).toBe('2028-06-01');
  });
});

const paperOf = ({ decidedOn: _decidedOn, ...paper }: typeof PAPER) => paper;

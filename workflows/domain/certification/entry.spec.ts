import { describe, expect, it } from '@jest/globals';
import { paper } from '../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, A_CERTIFICATE } from '../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../tests/builders/organization.ts';
import { MONDAY } from '../../../tests/builders/running-process.ts';
import { EDITIONS } from '../seed/editions.ts';
import { journeyEvent } from './events.ts';
import { evolve } from './evolve.ts';

const suspended = { suspended: true, suspendedOn: '2026-10-05' };

describe('a certificate that is suspended when it is typed in', () => {
  it('has its own day and end, and the mark to be seen to', () => {
    const journey = anEnteredJourney([{ ...suspended, suspendedUntil: '2027-02-26' }]);
    expect(journey.certificate()).toMatchObject({ status: 'suspended', since: '2026-10-05' });
    expect(journey.clock('suspension')).toBe('2027-02-26');
    // Five working days after the suspension.
    expect(journey.clock('stopMark')).toBe('2026-10-12');
    expect(journey.clock('surveillance')).toBe('2027-01-22');
    const early = { standard: 'ISO 9001', on: '2026-10-04', note: 'Before it was suspended' };
    expect(journey.refusal('stopMark', early, 'ana').code).toBe('beforeStatus');
    journey.do('stopMark', { standard: 'ISO 9001', on: '2026-10-07', note: 'Taken from letters and vans' }, 'ana');
    expect(journey.idle('stopMark')).toBe('done');
  });

  it('is to be solved within six months where the body did not say', () => {
    expect(anEnteredJourney([{ ...suspended, suspendedOn: '2026-08-31' }]).clock('suspension')).toBe('2027-02-28');
  });

  it.each([
    ['suspendedOnNeeded', { suspendedOn: undefined }],
    ['dateAhead', { suspendedOn: '2026-11-24' }],
    ['beforeDecision', { suspendedOn: '2026-01-21' }],
    ['untilBefore', { suspendedUntil: '2026-10-05' }],
    ['notSuspended', { suspended: false }],
  ])('is refused with dates that cannot be: %s', (code, change) => {
    expect(() => anEnteredJourney([{ ...suspended, ...change }])).toThrow(code);
  });

  it('of an earlier version of the record goes on as it was', () => {
    const [born] = anEnteredJourney([suspended]).events;
    const event = journeyEvent.parse(born?.event);
    if (event.type !== 'entered') throw new Error(event.type);
    const papers = event.papers.map(({ since: _, suspendedUntil: _until, ...paper }) => paper);
    const state = evolve(null, { ...event, papers }, { key: '', seq: 1, at: MONDAY, actor: { kind: 'clock' } });
    expect(state.certificates[0]).toMatchObject({ status: 'suspended', since: '2026-01-22', markStopped: null });
  });
});

describe('a certificate that has ended when it is typed in', () => {
  const ended = { decidedOn: '2023-05-24', expiresOn: '2026-05-23', firstCycle: false };

  it('is expired, and can be restored through the last day of its six months', () => {
    const journey = anEnteredJourney([ended]);
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2026-05-24' });
    expect(journey.clock('lapse')).toBe('2026-11-23');
    expect(journey.clock('stopMark')).toBe('2026-06-01');
    expect(journey.clock('expiry')).toBeUndefined();
    journey.untilDay('2026-11-24');
    expect(journey.certificate().status).toBe('lapsed');
  });

  it('is restored by the decision about an audit that was held before', () => {
    const journey = anEnteredJourney([ended], { audits: [{ kind: 'recertification', heldOn: '2026-05-04' }] });
    expect(journey.clock('decision')).toBeDefined();
    journey.do(
      'recordDecision',
      {
        standard: 'ISO 9001',
        kind: 'recertification',
        result: 'granted',
        on: '2026-11-20',
        signed: true,
        certificate: paper({ expiresOn: '2029-05-23' }),
      },
      'ana',
    );
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2026-11-20' });
    expect(journey.idle('stopMark')).toBe('notAsked');
  });

  it('can no longer be typed in once nothing restores it', () => {
    expect(() => anEnteredJourney([{ ...ended, expiresOn: '2026-05-22' }])).toThrow('certificateOver');
  });

  it('has ended with its edition as well', () => {
    const editions = EDITIONS.map((one) =>
      one.name === 'ISO 9001:2015' ? { ...one, transitionEndsOn: '2026-09-30' } : one,
    );
    const journey = anEnteredJourney([{}], {}, undefined, anOrganization({ editions }));
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2026-10-01' });
    expect(journey.clock('lapse')).toBe('2027-03-30');
  });
});

describe('the dates of a certificate that is typed in', () => {
  const from = (decidedOn: string, expiresOn: string, change: Record<string, unknown> = {}) =>
    anEnteredJourney([{ decidedOn, expiresOn, firstCycle: false, ...change }]);

  it('reach three years from the decision, in a first cycle to the day', () => {
    expect(from('2026-01-22', '2029-01-22', { firstCycle: true }).clock('startRecertification')).toBe('2028-07-21');
    expect(() => from('2026-01-22', '2029-01-23', { firstCycle: true })).toThrow('expiryTooLate');
    expect(() => from('2026-01-22', '2036-01-21')).toThrow('expiryTooLate');
  });

  it('reach further by as much as the body may decide early, the last days of a month included', () => {
    expect(from('2026-01-22', '2029-07-22').certificate().status).toBe('valid');
    expect(() => from('2026-01-22', '2029-07-23')).toThrow('expiryTooLate');
    // Recertified on 28 February for an end on 31 August: three years after that.
    expect(from('2026-02-28', '2029-08-31').certificate().paper?.expiresOn).toBe('2029-08-31');
    const strict = { ...ALDERSYN, settings: { ...ALDERSYN.settings, earlyRecertificationMonths: 0 } };
    const certificate = { decidedOn: '2026-01-22', expiresOn: '2029-01-23', firstCycle: false };
    const organization = anOrganization({ bodies: [strict] });
    expect(() => anEnteredJourney([certificate], {}, undefined, organization)).toThrow('expiryTooLate');
  });

  it('reach further than that only as they are printed, with the reason on record', () => {
    const journey = from('2026-01-22', '2030-01-21', { despite: 'So it is printed; the body was asked' });
    expect(journey.events[0]?.event).toMatchObject({
      papers: [{ despite: { rule: 'expiryTooLate', reason: 'So it is printed; the body was asked' } }],
    });
  });

  it('are in an order that can be', () => {
    expect(() => anEnteredJourney([{ ...A_CERTIFICATE, effectiveOn: '2025-01-01' }])).toThrow(
      'effectiveBeforeDecision',
    );
  });
});

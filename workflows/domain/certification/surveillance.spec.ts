import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../tests/builders/a-journey.ts';

describe('a certificate in its first cycle', () => {
  it('asks for a surveillance by the first anniversary, without tolerance, and books it two months ahead, before a weekend', () => {
    const journey = anEnteredJourney();
    expect(journey.stage).toBe('surveillance');
    expect(journey.clock('surveillance')).toBe('2027-01-22');
    expect(journey.clock('bookSurveillance')).toBe('2026-11-20');
    expect(journey.clock('expiry')).toBe('2029-01-21');
    expect(journey.clock('startRecertification')).toBe('2028-07-21');
  });

  it('asks for the next one in the next calendar year, after an early first one', () => {
    const journey = anEnteredJourney();
    journey
      .do('planAudit', { kind: 'surveillance', from: '2026-12-07', to: '2026-12-08' }, 'ana')
      .untilDay('2026-12-09')
      .do('recordAudit', { audit: 1, from: '2026-12-07', to: '2026-12-08', outcome: 'done' }, 'ana');
    expect(journey.clock('surveillance')).toBe('2027-12-31');
  });

  it.each([
    ['2026-10-23', undefined, '2026-10-23'],
    ['2026-10-24', '2026-11-23', null],
    ['2025-12-02', undefined, null],
  ])('entered with a surveillance of %s asks the body by %s whether it goes on', (heldOn, asked, continuedOn) => {
    const journey = anEnteredJourney([{}], {
      audits: [
        { kind: 'stage2', heldOn: '2025-11-20' },
        { kind: 'surveillance', heldOn },
      ],
    });
    expect([journey.clock('continuation'), journey.certificate().continuedOn]).toEqual([asked, continuedOn]);
    // The same journey a surveillance later waits for the body as every other.
    journey
      .do('planAudit', { kind: 'surveillance', from: '2027-10-11', to: '2027-10-11' }, 'ana')
      .untilDay('2027-10-12')
      .do('recordAudit', { audit: 3, from: '2027-10-11', to: '2027-10-11', outcome: 'done' }, 'ana');
    expect(journey.clock('continuation')).toBe('2027-11-10');
  });

  it('reminds of an audit once its window is open, and of nothing that only the body can do', () => {
    const journey = anEnteredJourney()
      .do('planAudit', { kind: 'surveillance', from: '2026-12-07', to: '2026-12-08' }, 'ana')
      .do('nameTeam', { audit: 1, names: ['N. Aas'] }, 'ana')
      .untilDay('2026-12-08');
    const reminded = () =>
      journey.events.flatMap(({ event }) =>
        event.type === 'reminded' ? [(event as { subject?: string }).subject] : [],
      );
    // Due two working days after the audit: the step of a week before lies before its window.
    expect(reminded()).toEqual([]);
    journey
      .do('recordAudit', { audit: 1, from: '2026-12-07', to: '2026-12-08', outcome: 'done' }, 'ana')
      .untilDay('2027-01-07');
    expect(journey.clock('continuation')).toBe('2027-01-07');
    expect(reminded()).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['one on the last day', { kind: 'surveillance', from: '2027-01-21', to: '2027-01-22' }, undefined],
    ['one after the limit', { kind: 'surveillance', from: '2027-01-22', to: '2027-01-23' }, '2026-11-20'],
    ['an undated recertification', { kind: 'recertification' }, '2026-11-20'],
    ['a special audit', { kind: 'special', from: '2026-12-08', to: '2026-12-08' }, '2026-11-20'],
  ])('with %s in the programme waits to be booked until it is booked in time', (_, audit, due) => {
    const journey = anEnteredJourney().do('planAudit', audit, 'ana');
    expect(journey.clock('bookSurveillance')).toBe(due);
    if (due === undefined) expect(journey.idle('bookSurveillance')).toBe('booked');
  });

  it('books each surveillance of the programme two months ahead of its own limit', () => {
    const journey = anEnteredJourney([{ decidedOn: '2026-10-22', expiresOn: '2029-10-21' }])
      .do('planAudit', { kind: 'surveillance' }, 'ana')
      .do('planAudit', { kind: 'surveillance' }, 'ana');
    expect(journey.clock('surveillance')).toBe('2027-10-22');
    expect(journey.clock('bookAudit', 'audit:1')).toBe('2027-08-20');
    expect(journey.clock('bookAudit', 'audit:2')).toBe('2028-08-22');
    // The planned one says it with its own clock.
    expect(journey.idle('bookSurveillance')).toBe('otherRule');
    journey.do('bookAudit', { audit: 1, from: '2027-10-22', to: '2027-10-23' }, 'ana');
    // A day too late: the second one is now the one to come in time.
    expect(journey.clock('bookAudit', 'audit:2')).toBe('2027-08-20');
    journey.do('postponeAudit', { audit: 1, reason: 'In time', from: '2027-10-20', to: '2027-10-21' }, 'ana');
    expect(journey.clock('bookAudit', 'audit:2')).toBe('2028-08-22');
    expect(journey.idle('bookSurveillance')).toBe('booked');
  });

  it('is valid and overdue when nobody came: the body may suspend, time does not', () => {
    const journey = anEnteredJourney().untilDay('2027-01-25');
    expect(journey.certificate().status).toBe('valid');
    expect(journey.certificate().overdue).toEqual(['2027-01-22']);
    expect(journey.clock('overdueSurveillance')).toBe('2027-02-05');
    expect(journey.notices('passed.surveillance')).toHaveLength(1);
  });

  it('expires with its day, and can be restored for six months', () => {
    const journey = anEnteredJourney([{ expiresOn: '2027-08-31' }]).untilDay('2027-09-01');
    expect(journey.certificate().status).toBe('expired');
    expect(journey.days('certificateExpired')).toEqual(['2027-08-31']);
    expect(journey.clock('lapse')).toBe('2028-02-29');
    expect(journey.clock('stopMark')).toBe('2027-09-08');
    journey.untilDay('2028-03-01');
    expect(journey.certificate().status).toBe('lapsed');
  });

  it('ends with the transition of its edition when that comes first', () => {
    const journey = anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }]);
    expect(journey.clock('expiry')).toBe('2029-09-30');
  });
});

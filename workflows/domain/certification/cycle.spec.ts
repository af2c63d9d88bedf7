import { describe, expect, it } from '@jest/globals';
import { held, inMay, paper, recertified } from '../../../tests/builders/a-cycle.ts';
import { anEnteredJourney } from '../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization, SITE } from '../../../tests/builders/organization.ts';

describe('suspension', () => {
  it('stops neither expiry nor audits, and asks to stop using the mark', () => {
    const journey = anEnteredJourney()
      .untilDay('2027-02-15')
      .do('recordNotice', { standard: 'ISO 9001', notice: 'suspended', on: '2027-02-12', reason: 'No audit' }, 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'suspended', suspendedUntil: '2027-08-12' });
    expect(journey.clock('suspension')).toBe('2027-08-12');
    expect(journey.clock('expiry')).toBe('2029-01-21');
    expect(journey.clock('surveillance')).toBe('2027-12-31');
    expect(journey.clock('stopMark')).toBe('2027-02-19');
    held(journey, 'surveillance', '2027-03-01').untilDay('2027-03-20');
    expect(journey.idle('continuation')).toBe('suspended');
    journey.do('recordNotice', { standard: 'ISO 9001', notice: 'restored', on: '2027-03-19', reason: 'Held' }, 'ana');
    expect(journey.certificate().status).toBe('valid');
    expect(journey.idle('suspension')).toBe('notSuspended');
    expect(journey.idle('stopMark')).toBe('notAsked');
    // The letter that restored it answers what was held before.
    expect(journey.idle('continuation')).toBe('nothingHeld');
  });

  it('is not lifted by another scope, but by a smaller one, and by the notice that restores', () => {
    const scope = (result: string) => ({
      ...{ standard: 'ISO 9001', kind: 'scope', result, on: '2026-11-23', signed: true },
      certificate: paper({ expiresOn: '2029-01-21' }),
    });
    const journey = anEnteredJourney([{ suspended: true }]).do('recordDecision', scope('granted'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'suspended', paper: { effectiveOn: '2026-11-23' } });
    journey.do('recordDecision', scope('smallerScope'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'reduced', suspendedUntil: null });
  });

  it('is refused for a certificate that is not in force', () => {
    const journey = anEnteredJourney([{ expiresOn: '2026-12-31' }]).untilDay('2027-01-04');
    const notice = { standard: 'ISO 9001', notice: 'suspended', on: '2027-01-04', reason: 'x' };
    expect(journey.refusal('recordNotice', notice, 'ana').code).toBe('noticeNotPossible');
  });
});

describe('recertification', () => {
  it('decided early begins the cycle at the decision and may end three years after the old end', () => {
    const journey = inMay().untilDay('2027-06-18').do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    expect(journey.state.cycle).toBe(2);
    expect(journey.stage).toBe('surveillance');
    expect(journey.clock('surveillance')).toBe('2028-06-18');
    expect(journey.certificate().firstCycle).toBe(false);
  });

  it('waits for every certificate that is in force, also one with a smaller scope', () => {
    const two = { decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false };
    const journey = held(
      anEnteredJourney([two, { ...two, edition: 'ISO 45001:2018' }])
        .do(
          'recordNotice',
          { standard: 'ISO 45001', notice: 'reduced', on: '2026-11-20', reason: 'x', scope: 'Less' },
          'ana',
        )
        .do('startRecertification', {}, 'ana'),
      'recertification',
      '2027-05-11',
      'recommended',
    ).untilDay('2027-06-18');
    journey.do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    expect([journey.state.cycle, journey.stage]).toEqual([1, 'recertification']);
    const certificate = paper({ edition: 'ISO 45001:2018', expiresOn: '2030-06-30' });
    journey.do('recordDecision', recertified('2027-06-18', '', { standard: 'ISO 45001', certificate }), 'ana');
    expect([journey.state.cycle, journey.stage]).toEqual([2, 'surveillance']);
  });

  it('cannot end later than the rules allow', () => {
    const journey = inMay().untilDay('2027-06-18');
    expect(journey.refusal('recordDecision', recertified('2027-06-18', '2030-07-01'), 'ana').code).toBe(
      'expiryTooLate',
    );
  });

  it('after expiry restores within six months: not certified in between, three years after the old end', () => {
    const journey = inMay().untilDay('2027-09-01');
    expect(journey.certificate().status).toBe('expired');
    expect(
      journey.refusal(
        'recordDecision',
        recertified('2027-09-01', '2030-06-30', {
          certificate: paper({ expiresOn: '2030-06-30', effectiveOn: '2027-07-01' }),
        }),
        'ana',
      ).code,
    ).toBe('effectiveBeforeDecision');
    journey.do('recordDecision', recertified('2027-09-01', '2030-06-30'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2027-09-01' });
    expect(journey.certificate().earlier.at(-1)).toMatchObject({ until: '2027-06-30' });
  });

  it('after the six months is no longer possible', () => {
    const journey = inMay().untilDay('2028-01-03');
    expect(journey.certificate().status).toBe('lapsed');
    expect(journey.refusal('recordDecision', recertified('2028-01-03', '2031-01-02'), 'ana').code).toBe(
      'restorationOver',
    );
  });

  it('no longer possible needs a stage 2 that is held since the certificate ended', () => {
    const journey = held(inMay(), 'stage2', '2027-06-28', 'recommended').untilDay('2028-01-03');
    const initial = (on: string, expiresOn: string) => recertified(on, expiresOn, { kind: 'initial' });
    expect(journey.clock('planAudit')).toBe('2028-01-14');
    expect(journey.refusal('recordDecision', initial('2028-01-03', '2031-01-02'), 'ana').code).toBe(
      'decisionWithoutAudit',
    );
    held(journey, 'stage2', '2028-01-20', 'recommended');
    expect(journey.idle('planAudit')).toBe('nothingToPlan');
    journey.do('recordDecision', initial('2028-01-20', '2031-01-19'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2028-01-20' });
  });

  it('with a major that is not verified before the end is not renewed', () => {
    const journey = inMay().do(
      'recordFinding',
      { audit: 1, standard: 'ISO 9001', clause: '9.2.1', grade: 'major', text: 'Not done', site: SITE },
      'ana',
    );
    expect(journey.state.findings[0]).toMatchObject({
      hardStop: { rule: 'recertificationMajors', on: '2027-06-30' },
      evidenceDue: '2027-05-31',
    });
    journey.untilDay('2027-06-25');
    expect(journey.refusal('recordDecision', recertified('2027-06-25', '2030-06-30'), 'ana').code).toBe('findingsOpen');
    expect(journey.clock('recertificationMajors')).toBe('2027-06-30');
    journey.untilDay('2027-07-01');
    expect(journey.idle('recertificationMajors')).toBe('passed');
    expect(journey.notices('passed.recertificationMajors')).toHaveLength(1);
    expect(journey.certificate().status).toBe('expired');
  });

  it('for an end in January counts as the audit of the year before', () => {
    const journey = anEnteredJourney([{ decidedOn: '2026-01-22', expiresOn: '2029-01-21' }]);
    held(journey, 'surveillance', '2026-12-08');
    held(journey, 'surveillance', '2027-11-10');
    expect(journey.clock('surveillance')).toBe('2028-12-31');
    journey.untilDay('2028-08-01').do('startRecertification', {}, 'ana');
    held(journey, 'recertification', '2028-11-07', 'recommended');
    expect(journey.idle('surveillance')).toBe('allHeld');
  });
});

describe('another certification from the beginning', () => {
  const initial = (on: string, expiresOn: string) => recertified(on, expiresOn, { kind: 'initial' });

  it.each([
    ['withdrawn', '2029-01-21', '2027-05-09', '2027-05-10'],
    ['expired', '2027-05-09', '2027-05-09', '2027-05-10'],
  ])('beside one that was %s begins no earlier than that', (status, expiresOn, tooEarly, first) => {
    const journey = held(anEnteredJourney([{ expiresOn }]), 'stage2', '2027-03-01', 'recommended').untilDay(
      '2027-05-10',
    );
    if (status === 'withdrawn')
      journey.do('recordNotice', { standard: 'ISO 9001', notice: status, on: '2027-05-10', reason: 'x' }, 'ana');
    expect(journey.certificate().status).toBe(status);
    expect(journey.refusal('recordDecision', initial(tooEarly, '2030-05-08'), 'ana').code).toBe('certificateOverlaps');
    journey.do('recordDecision', initial(first, '2030-05-09'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: first });
  });
});

describe('dates of the calendar', () => {
  it.each([
    ['2028-02-29', '2031-02-27', '2029-02-28', '2030-02-28'],
    ['2027-08-31', '2030-08-30', '2028-08-31', '2029-08-31'],
  ])('count from a decision on %s, clamped and never chained', (decidedOn, expiresOn, first, second) => {
    const journey = anEnteredJourney(
      [{ edition: 'ISO 45001:2018', decidedOn, expiresOn }],
      {},
      `${decidedOn}T09:00:00.000Z`,
    );
    expect(journey.clock('surveillance')).toBe(first);
    held(journey, 'surveillance', `${first.slice(0, 4)}-01-10`);
    expect(journey.clock('surveillance')).toBe(second);
  });

  it('end with the day at the site, also across daylight saving time', () => {
    const journey = anEnteredJourney([
      { expiresOn: '2027-03-28' },
      { edition: 'ISO 45001:2018', expiresOn: '2027-10-31' },
    ]);
    const ends = (standard: string) =>
      journey.state.clocks.find((one) => one.rule === 'expiry' && one.subject === `certificate:${standard}`)?.passesAt;
    // In Norway the clock changes on both days: the day after begins two hours, then one hour before midnight UTC.
    expect(ends('ISO 9001')).toBe('2027-03-28T22:00:00.000Z');
    expect(ends('ISO 45001')).toBe('2027-10-31T23:00:00.000Z');
  });
});

describe('what the body must know', () => {
  it.each([
    ['ownership', '2026-11-30'],
    ['seriousAccident', '2026-11-23'],
  ])('of %s is told by %s', (kind, due) => {
    const journey = anEnteredJourney().do('recordChange', { kind, text: 'As it was' }, 'ana');
    expect(journey.clock('tellBody')).toBe(due);
    journey.do('tellBody', { change: 1, how: 'Mail' }, 'ana');
    expect(journey.clock('bodyAnswer')).toBe('2026-12-07');
    const answer = { change: 1, text: 'Noted', on: '2026-11-22' };
    expect(journey.refusal('recordBodyAnswer', answer, 'ana').code).toBe('answeredBeforeTold');
  });
});

describe('a refused recertification', () => {
  it('leaves the certificate until its end, and waits for no further decision', () => {
    const journey = inMay().untilDay('2027-06-18').do(
      'recordDecision',
      {
        standard: 'ISO 9001',
        kind: 'recertification',
        result: 'refused',
        on: '2027-06-18',
        reason: 'No',
        signed: true,
      },
      'ana',
    );
    expect(journey.certificate()).toMatchObject({ status: 'valid', answeredOn: '2027-06-18' });
    expect(journey.idle('decision')).toBe('nothingHeld');
    expect(journey.clock('expiry')).toBe('2027-06-30');
  });
});

describe('a body that answers sooner for one of its standards', () => {
  const organization = anOrganization({
    bodies: [{ ...ALDERSYN, byStandard: { 'ISO 14001': { answersWithinDays: 5 } } }],
  });
  const booked = (edition: string) =>
    anEnteredJourney([{ edition }], {}, undefined, organization)
      .do('planAudit', { kind: 'surveillance' }, 'ana')
      .do('bookAudit', { audit: 1, from: '2027-01-19', to: '2027-01-19' }, 'ana');

  it('is asked after its days for this standard, and after its usual ones for the others', () => {
    expect(booked('ISO 14001:2015').clock('nameTeam')).toBe('2026-11-28');
    expect(booked('ISO 9001:2015').clock('nameTeam')).toBe('2026-12-07');
  });
});

import { describe, expect, it } from '@jest/globals';
import { COVERS_QUALITY, held, paper, recertified } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';

const OLD = { decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false };
const BOTH = [OLD, { ...OLD, edition: 'ISO 45001:2018' }];

const ofSafety = (on: string, expiresOn: string) =>
  recertified(on, '', { standard: 'ISO 45001', certificate: paper({ edition: 'ISO 45001:2018', expiresOn }) });
const refusedQuality = {
  ...{ standard: 'ISO 9001', kind: 'recertification', result: 'refused', on: '2027-06-18' },
  ...{ reason: 'Not effective', signed: true },
};
const notice = (what: string, on: string) => ({ standard: 'ISO 9001', notice: what, on, reason: 'Letter' });

/** Two certificates until 30 June 2027, both audited for the next cycle; ISO 45001 was recertified on 18 June. */
function oneOfTwo(): RunningJourney {
  const journey = anEnteredJourney(BOTH).do('startRecertification', { reason: 'In time' }, 'ana');
  held(journey, 'recertification', '2027-05-11', 'recommended').untilDay('2027-06-18');
  journey.do('recordDecision', ofSafety('2027-06-18', '2030-06-30'), 'ana');
  expect([journey.state.cycle, journey.stage]).toEqual([1, 'recertification']);
  return journey;
}

/** Six months before the transition of ISO 9001:2015 ends, which is before the end of its cycle. */
const BEFORE_TRANSITION = '2029-03-30';

/** The next cycle runs, and its end is asked for in its time: six months before the first certificate that is left ends. */
function nextCycle(journey: RunningJourney, start = '2029-12-28'): void {
  expect([journey.state.cycle, journey.stage, journey.state.recertifying]).toEqual([2, 'surveillance', null]);
  expect(journey.clock('startRecertification')).toBe(start);
}

describe('the recertification of one of two certificates', () => {
  it('begins the next cycle when the body refuses the other one', () => {
    const journey = oneOfTwo().do('recordDecision', refusedQuality, 'ana');
    nextCycle(journey);
    // It runs to its end, and nobody is asked to prepare again what was refused.
    expect(journey.certificate()).toMatchObject({ status: 'valid', notRenewedOn: '2027-06-18' });
    expect(journey.clock('expiry', 'certificate:ISO 9001')).toBe('2027-06-30');
    journey.untilDay('2029-11-30');
    expect(journey.certificate().status).toBe('lapsed');
    expect(journey.waiting.find((line) => line.command === 'startRecertification')?.params).toEqual({
      end: { date: '2030-06-30' },
      standards: 'ISO 45001:2018',
    });
    journey.do('startRecertification', {}, 'ana');
    expect([journey.stage, journey.idle('startRecertification')]).toEqual(['recertification', 'done']);
    expect(journey.clock('bookRecertification', 'certificate:ISO 45001')).toBe('2030-03-29');
  });

  it('lets the refused one be prepared again where somebody wants to', () => {
    const journey = oneOfTwo().do('recordDecision', refusedQuality, 'ana');
    journey.do('startRecertification', { standards: ['ISO 9001'] }, 'ana');
    expect(journey.certificate()).toMatchObject({ recertifying: '2027-06-18', notRenewedOn: null });
    expect([journey.state.cycle, journey.stage]).toEqual([2, 'recertification']);
  });

  it.each(['withdrawn', 'givenUp'])('begins the next cycle when the other one is %s', (what) => {
    nextCycle(oneOfTwo().do('recordNotice', notice(what, '2027-06-18'), 'ana'));
  });

  it('begins the next cycle when the other one expires, and takes it in when it is restored', () => {
    const journey = oneOfTwo().untilDay('2027-07-01');
    expect(journey.certificate().status).toBe('expired');
    nextCycle(journey);
    journey.untilDay('2027-09-01').do('recordDecision', recertified('2027-09-01', '2030-06-30'), 'ana');
    nextCycle(journey, BEFORE_TRANSITION);
  });

  it('begins the next cycle also when the other one lapses', () => {
    const journey = oneOfTwo().untilDay('2028-01-03');
    expect(journey.certificate().status).toBe('lapsed');
    nextCycle(journey);
  });

  it('is asked for by itself where the other one ends years later', () => {
    const journey = anEnteredJourney([
      OLD,
      { edition: 'ISO 45001:2018', decidedOn: '2026-03-02', expiresOn: '2029-03-01' },
    ]);
    expect(journey.clock('startRecertification')).toBe('2026-12-30');
    journey.do('startRecertification', {}, 'ana');
    expect(journey.clock('startRecertification')).toBe('2028-09-01');
    expect(journey.idle('bookRecertification', 'certificate:ISO 45001')).toBe('notBegun');
    held(journey, 'recertification', '2027-05-11', 'recommended').untilDay('2027-06-18');
    journey.do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    expect([journey.state.cycle, journey.stage]).toEqual([2, 'surveillance']);
    expect(journey.clock('startRecertification')).toBe('2028-09-01');
  });

  it('keeps to what began before certificates were prepared one by one', () => {
    const journey = anEnteredJourney(BOTH);
    const { state } = journey;
    const before = { ...state, recertifying: '2026-12-01' };
    journey.head = { ...journey.head, state: before };
    held(journey, 'recertification', '2027-05-11', 'recommended').untilDay('2027-06-18');
    expect(journey.idle('bookRecertification', 'certificate:ISO 9001')).toBe('allHeld');
    journey.do('recordDecision', ofSafety('2027-06-18', '2030-06-30'), 'ana');
    expect([journey.state.cycle, journey.stage]).toEqual([1, 'recertification']);
    journey.do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    nextCycle(journey, BEFORE_TRANSITION);
  });
});

describe('the beginning of a recertification', () => {
  it.each([
    ['2010-01-01', 'beforeDecision'],
    ['2025-12-29', 'recertificationTooEarly'],
    ['2025-12-30', null],
  ])('on %s: %s', (on, code) => {
    const journey = anEnteredJourney([OLD]);
    const outcome = journey.send('startRecertification', { on }, 'ana');
    expect(outcome).toMatchObject(code === null ? { status: 'done' } : { refusal: { code, field: 'on' } });
  });

  it('is only for what is in force here, and once', () => {
    const journey = anEnteredJourney([OLD]);
    const start = (standard: string) => journey.refusal('startRecertification', { standards: [standard] }, 'ana').code;
    expect(start('ISO 14001')).toBe('standardNotHere');
    journey.do('startRecertification', {}, 'ana');
    expect(start('ISO 9001')).toBe('recertificationStarted');
    journey.do('recordNotice', notice('withdrawn', '2026-11-23'), 'ana');
    expect(start('ISO 9001')).toBe('nothingCertified');
  });
});

describe('the decision that the body owes', () => {
  it('on a transition is waited for after the surveillance into which it was planned', () => {
    const covered = held(
      anEnteredJourney([{ firstCycle: false }]),
      'surveillance',
      '2026-12-01',
      'done',
      COVERS_QUALITY,
    );
    covered.do('beginTransition', { standard: 'ISO 9001', edition: 'ISO 9001:2026' }, 'ana');
    expect(covered.clock('decision')).toBe('2026-12-31');
    const later = held(anEnteredJourney([{ firstCycle: false }]), 'surveillance', '2026-12-01')
      .untilDay('2026-12-02')
      .do('beginTransition', { standard: 'ISO 9001', edition: 'ISO 9001:2026' }, 'ana');
    expect(later.idle('decision')).toBe('nothingHeld');
    held(later, 'surveillance', '2027-03-01');
    expect(later.idle('decision')).toBe('nothingHeld');
    held(later, 'surveillance', '2027-03-08', 'done', COVERS_QUALITY);
    expect(later.clock('decision')).toBe('2027-04-07');
    later.untilDay('2027-03-20').do(
      'recordDecision',
      recertified('2027-03-20', '', {
        kind: 'transition',
        certificate: paper({ edition: 'ISO 9001:2026', expiresOn: '2029-01-21' }),
      }),
      'ana',
    );
    expect(later.idle('decision')).toBe('nothingHeld');
  });

  it('is to an edition that follows, never to the one that runs', () => {
    const journey = anEnteredJourney([{ firstCycle: false }]).do(
      'beginTransition',
      { standard: 'ISO 9001', edition: 'ISO 9001:2026' },
      'ana',
    );
    held(journey, 'surveillance', '2026-12-08');
    const moved = recertified('2026-12-08', '2029-01-21', {
      kind: 'transition',
      certificate: paper({ expiresOn: '2029-01-21' }),
    });
    expect(journey.refusal('recordDecision', moved, 'ana')).toMatchObject({
      code: 'notSuccessor',
      field: 'certificate.edition',
    });
  });

  it('that has begun is said of the edition that is held, and of no newer one', () => {
    const begin = { standard: 'ISO 9001', edition: 'ISO 9001:2026' };
    const moving = anEnteredJourney().do('beginTransition', begin, 'ana');
    expect(moving.refusal('beginTransition', begin, 'ana')).toMatchObject({
      code: 'movesAlready',
      params: { standard: 'ISO 9001:2015', edition: 'ISO 9001:2026' },
    });
    const newest = anEnteredJourney([{ edition: 'ISO 9001:2026' }]);
    expect(newest.refusal('beginTransition', begin, 'ana')).toMatchObject({
      code: 'newestEdition',
      params: { standard: 'ISO 9001:2026' },
    });
  });

  it('on an appeal is waited for, whatever was decided before', () => {
    const journey = oneOfTwo().do('recordDecision', refusedQuality, 'ana');
    expect(journey.idle('decision', 'certificate:ISO 9001')).toBe('nothingHeld');
    journey.untilDay('2027-06-25').do('appeal', { standard: 'ISO 9001', reason: 'Evidence overlooked' }, 'ana');
    expect(journey.clock('decision', 'certificate:ISO 9001')).toBe('2027-07-25');
    journey.untilDay('2027-06-29').do('recordDecision', { ...refusedQuality, on: '2027-06-29' }, 'ana');
    expect(journey.certificate().undecided).toBeNull();
    expect(journey.idle('decision', 'certificate:ISO 9001')).toBe('nothingHeld');
    // One that is told only now was answered by it.
    journey.do('appeal', { standard: 'ISO 9001', reason: 'Evidence overlooked', on: '2027-06-26' }, 'ana');
    expect(journey.certificate().undecided).toBeNull();
  });

  it('against which nobody can appeal before it is there', () => {
    const journey = anEnteredJourney();
    const appeal = (standard: string, on: string) =>
      journey.refusal('appeal', { standard, on, reason: 'x' }, 'ana').code;
    expect(appeal('ISO 14001', '2026-11-23')).toBe('standardNotHere');
    expect(appeal('ISO 9001', '2026-01-21')).toBe('beforeDecision');
  });
});

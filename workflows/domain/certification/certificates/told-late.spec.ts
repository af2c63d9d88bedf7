import { describe, expect, it } from '@jest/globals';
import { held, inMay, paper, recertified } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney } from '../../../../tests/builders/a-journey.ts';

const notice = (what: string, on: string, change: Record<string, unknown> = {}) => ({
  ...{ standard: 'ISO 9001', notice: what, on, reason: 'Letter' },
  ...(what === 'reduced' ? { scope: 'Less' } : {}),
  ...change,
});

describe('a decision that is typed in late', () => {
  it.each([
    ['while it ran', '2027-06-20', '2027-06-20'],
    ['while it could be restored', '2027-12-15', '2027-12-15'],
  ])('after it lapsed, and was taken %s, renews it', (_when, on, since) => {
    const journey = inMay().untilDay('2028-01-10');
    expect(journey.certificate().status).toBe('lapsed');
    journey.do('recordDecision', recertified(on, '2030-06-30'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since, markStopped: null });
    expect([journey.clock('expiry'), journey.state.cycle, journey.idle('lapse')]).toEqual([
      // The end of the transition of its edition.
      '2029-09-30',
      2,
      'notExpired',
    ]);
  });

  it('that does not reach today ends by itself again', () => {
    const journey = inMay().untilDay('2028-01-10').do('recordDecision', recertified('2027-06-20', '2027-12-31'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2028-01-01' });
    expect(journey.clock('lapse')).toBe('2028-06-30');
  });

  it('does not lift what the body said since', () => {
    const journey = inMay()
      .untilDay('2027-06-25')
      .do('recordNotice', notice('suspended', '2027-06-25'), 'ana')
      .do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    expect(journey.certificate()).toMatchObject({
      status: 'suspended',
      since: '2027-06-25',
      suspendedUntil: '2027-12-25',
      paper: { expiresOn: '2030-06-30' },
    });
  });

  it('of a transition, taken before the transition ended, lets the certificate go on', () => {
    const journey = anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }]).do(
      'beginTransition',
      { standard: 'ISO 9001', edition: 'ISO 9001:2026' },
      'ana',
    );
    held(journey, 'surveillance', '2027-11-01');
    held(journey, 'surveillance', '2028-11-01');
    held(journey, 'transition', '2029-09-03', 'recommended').untilDay('2029-10-05');
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2029-10-01' });
    const moved = (on: string) =>
      recertified(on, '', {
        kind: 'transition',
        certificate: paper({ edition: 'ISO 9001:2026', expiresOn: '2029-11-19' }),
      });
    expect(journey.refusal('recordDecision', moved('2029-10-01'), 'ana').code).toBe('notInCycle');
    journey.do('recordDecision', moved('2029-09-20'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2029-09-20' });
    expect(journey.clock('expiry')).toBe('2029-11-19');
  });
});

describe('a letter that is typed in late', () => {
  it.each([
    ['suspended', 'expired', '2027-07-01'],
    ['reduced', 'expired', '2027-07-01'],
    ['continued', 'expired', '2027-07-01'],
    // What was taken back has nothing left that expires.
    ['withdrawn', 'withdrawn', '2027-06-15'],
    ['givenUp', 'givenUp', '2027-06-15'],
  ])('after the certificate expired, and says %s, is recorded', (what, status, since) => {
    const journey = inMay().untilDay('2027-07-05').do('recordNotice', notice(what, '2027-06-15'), 'ana');
    expect(journey.certificate()).toMatchObject({ status, since });
    expect(journey.clock('lapse')).toBe(status === 'expired' ? '2027-12-30' : undefined);
    const tooLate = notice('suspended', '2027-07-01');
    expect(journey.refusal('recordNotice', tooLate, 'ana').code).toBe('noticeNotPossible');
  });

  it('says that it went on before it was suspended', () => {
    const journey = held(anEnteredJourney(), 'surveillance', '2026-12-08')
      .untilDay('2027-02-15')
      .do('recordNotice', notice('suspended', '2027-02-12'), 'ana')
      .do('recordNotice', notice('continued', '2027-01-05'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'suspended', continuedOn: '2027-01-05' });
    expect(journey.refusal('recordNotice', notice('restored', '2027-02-11'), 'ana').code).toBe('beforeStatus');
    expect(journey.refusal('recordNotice', notice('withdrawn', '2027-02-11'), 'ana').code).toBe('beforeStatus');
    journey.do('recordNotice', notice('withdrawn', '2027-02-14'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'withdrawn', since: '2027-02-14', suspendedUntil: null });
  });

  it('of a suspension before a renewal that is recorded leaves the renewal', () => {
    const journey = inMay()
      .untilDay('2027-06-18')
      .do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana')
      .do('recordNotice', notice('suspended', '2027-06-01'), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2027-06-18', suspendedUntil: null });
    expect(journey.refusal('recordNotice', notice('withdrawn', '2027-06-01'), 'ana').code).toBe('beforeDecision');
  });
});

describe('a surveillance that is typed in late', () => {
  it.each(['2027-01-20', '2027-01-25'])('held on %s, leaves nothing overdue', (on) => {
    const journey = anEnteredJourney().untilDay('2027-01-25');
    expect(journey.clock('overdueSurveillance')).toBe('2027-02-05');
    held(journey, 'surveillance', on);
    expect(journey.idle('overdueSurveillance')).toBe('notOverdue');
  });

  it('after its calendar year answers for it', () => {
    const late = anEnteredJourney([{ decidedOn: '2026-11-02', expiresOn: '2029-11-01', firstCycle: false }], {
      audits: [{ kind: 'surveillance', heldOn: '2026-11-20' }],
    }).untilDay('2028-01-05');
    expect(late.certificate().overdue).toEqual(['2027-12-31']);
    expect(late.clock('overdueSurveillance')).toBe('2028-01-14');
    held(late, 'surveillance', '2028-01-12');
    expect(late.idle('overdueSurveillance')).toBe('notOverdue');
  });
});

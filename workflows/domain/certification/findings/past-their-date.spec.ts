import { describe, expect, it } from '@jest/globals';
import { held } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';

/** A finding of the surveillance of 23 November 2026. */
const found = (grade: string, change: Record<string, unknown> = {}): RunningJourney =>
  held(anEnteredJourney(), 'surveillance', '2026-11-23').do(
    'recordFinding',
    { audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade, text: 'None', site: SITE, ...change },
    'ana',
  );

const answered = (journey: RunningJourney): RunningJourney =>
  journey
    .do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana')
    .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana');

const notice = (kind: string, on: string) => ({ standard: 'ISO 9001', notice: kind, on, reason: 'Letter' });

describe('a major of a surveillance', () => {
  it('past the date of the body has the suspension reviewed', () => {
    const journey = answered(found('major', { evidenceDue: '2027-01-15' }));
    expect(journey.clock('evidence')).toBe('2027-01-15');
    // A week of working days after the date; nobody is asked before the date is over.
    expect(journey.clock('suspensionReview')).toBe('2027-01-22');
    const asks = () => journey.waiting.find((line) => line.code === 'journey.suspensionReview');
    journey.untilDay('2027-01-15');
    expect(asks()).toBeUndefined();
    journey.untilDay('2027-01-16');
    expect(asks()).toMatchObject({ who: { kind: 'person', id: 'ana' }, command: 'recordNotice' });
    expect(journey.days('clockOpened')).toContain('2027-01-16');
    journey.do('recordNotice', notice('suspended', '2027-01-16'), 'ana');
    expect(journey.idle('suspensionReview')).toBe('suspended');
  });

  it.each([
    ['its evidence was sent', 'sendEvidence', { finding: 1, note: 'Here' }, 'noMajors'],
    ['the body lets the certificate go on', 'recordNotice', notice('continued', '2027-01-18'), 'noMajors'],
  ])('is not reviewed once %s', (_, command, body, reason) => {
    const journey = answered(found('major', { evidenceDue: '2027-01-15' })).untilDay('2027-01-18');
    journey.do(command, body, 'ana');
    expect(journey.idle('suspensionReview')).toBe(reason);
  });

  it('has another date where the body agrees to one', () => {
    const journey = answered(found('major', { evidenceDue: '2027-01-15' })).untilDay('2027-01-18');
    const move = { finding: 1, what: 'evidence', dueOn: '2027-02-15', consentOn: '2027-01-18', reason: 'Agreed' };
    journey.do('moveFinding', move, 'ana');
    expect([journey.clock('evidence'), journey.clock('suspensionReview')]).toEqual(['2027-02-15', '2027-02-22']);
  });
});

describe('a minor', () => {
  it('is to be closed or raised once the next audit of its standard was held', () => {
    const journey = answered(found('minor'));
    expect(journey.idle('minorClosure')).toBe('nextAudit');
    held(journey, 'special', '2027-03-01');
    expect(journey.idle('minorClosure')).toBe('nextAudit');
    held(journey, 'surveillance', '2027-11-10');
    expect(journey.clock('minorClosure')).toBe('2027-11-24');
    // The body is silent: somebody asks, two working days later.
    journey.untilDay('2027-11-25');
    expect(journey.clock('askBody', 'minorClosure|finding:1')).toBe('2027-11-26');
    journey.do('closeFinding', { finding: 1, how: 'nextAudit', on: '2027-11-10' }, 'ana');
    expect([journey.idle('minorClosure'), journey.clock('askBody', 'minorClosure|finding:1')]).toEqual([
      'done',
      undefined,
    ]);
  });

  it('that is raised in it follows the rule of majors', () => {
    const journey = held(answered(found('minor')), 'surveillance', '2027-11-10');
    journey.do('raiseFinding', { finding: 1, reason: 'Not seen to' }, 'ana');
    expect(journey.idle('minorClosure')).toBe('otherRule');
    expect(journey.state.findings[0]).toMatchObject({ answerDue: '2027-12-10', evidenceDue: '2028-02-08' });
    expect(journey.clock('suspensionReview')).toBe('2028-02-15');
  });
});

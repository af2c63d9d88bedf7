import { describe, expect, it } from '@jest/globals';
import { held, inMay, paper } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';

const finding = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade: 'major', text: 'No evaluation', site: SITE },
  ...change,
});

/** Stage 2 held on 11 March 2027 as audit 2: its majors are verified by 11 September. */
const afterStage2 = (): RunningJourney =>
  held(held(aJourney(), 'stage1', '2027-01-19', 'ready'), 'stage2', '2027-03-11', 'recommended');

/** A surveillance held on the first day. */
const surveyed = (certificates: readonly Record<string, unknown>[] = [{}]): RunningJourney =>
  held(anEnteredJourney(certificates), 'surveillance', '2026-11-23');

/** The first certificate, decided on the day of that stage 2. */
const granted = {
  ...{ standard: 'ISO 9001', kind: 'initial', result: 'granted', on: '2027-03-11', signed: true },
  certificate: paper({ edition: 'ISO 9001:2026', number: 'N-1', expiresOn: '2030-03-10' }),
};

const onlyFinding = (journey: RunningJourney) => journey.state.findings[0];

describe('dates that the body sets itself', () => {
  it('end with the hard stop, each at its own field', () => {
    const journey = afterStage2();
    const of2 = (change: Record<string, unknown>) => finding({ audit: 2, ...change });
    expect(journey.refusal('recordFinding', of2({ evidenceDue: '2028-12-31' }), 'ana')).toMatchObject({
      code: 'pastHardStop',
      field: 'evidenceDue',
    });
    expect(journey.refusal('recordFinding', of2({ answerDue: '2027-09-12' }), 'ana')).toMatchObject({
      code: 'pastHardStop',
      field: 'answerDue',
    });
    expect(journey.refusal('recordFinding', of2({ evidenceDue: '2027-03-10' }), 'ana')).toMatchObject({
      code: 'dueBeforeAudit',
      field: 'evidenceDue',
    });
    const crossed = of2({ answerDue: '2027-05-02', evidenceDue: '2027-05-01' });
    expect(journey.refusal('recordFinding', crossed, 'ana').code).toBe('answerAfterEvidence');
  });

  it.each([
    // The body needs its 30 days before 11 September, whatever it wrote.
    [{ evidenceDue: '2027-09-05' }, '2027-04-10', '2027-08-12'],
    [{ answerDue: '2027-09-05' }, '2027-08-12', '2027-08-12'],
    [{ answerDue: '2027-07-01' }, '2027-07-01', '2027-07-01'],
    [{ evidenceDue: '2027-04-01' }, '2027-04-01', '2027-04-01'],
  ])('leave it its own time before the hard stop: %j', (told, answerDue, evidenceDue) => {
    const journey = afterStage2().do('recordFinding', finding({ audit: 2, ...told }), 'ana');
    expect(onlyFinding(journey)).toMatchObject({ answerDue, evidenceDue, hardStop: { on: '2027-09-11' } });
    expect(journey.clock('answer')).toBe(answerDue);
  });

  it('move an answer beyond its evidence only together with it', () => {
    const journey = afterStage2().do('recordFinding', finding({ audit: 2 }), 'ana');
    const move = (what: string, dueOn: string) => ({
      ...{ finding: 1, what, dueOn, consentOn: '2027-03-11', reason: 'Agreed' },
    });
    expect(journey.refusal('moveFinding', move('answer', '2027-06-10'), 'ana').code).toBe('answerAfterEvidence');
    expect(
      journey.refusal('moveFinding', { ...move('answer', '2027-05-10'), consentOn: '2027-03-10' }, 'ana'),
    ).toMatchObject({ code: 'beforeItsAudit', field: 'consentOn' });
    journey.do('moveFinding', move('evidence', '2027-07-01'), 'ana');
    journey.do('moveFinding', move('answer', '2027-06-10'), 'ana');
    expect(onlyFinding(journey)).toMatchObject({ answerDue: '2027-06-10', evidenceDue: '2027-07-01' });
  });

  it('take the evidence with an answer that it wants again later', () => {
    const journey = afterStage2().do('recordFinding', finding({ audit: 2 }), 'ana');
    journey.do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana');
    journey.do('recordVerdict', { finding: 1, what: 'answer', verdict: 'again', dueOn: '2027-07-15' }, 'ana');
    expect(onlyFinding(journey)).toMatchObject({ answerDue: '2027-07-15', evidenceDue: '2027-07-15' });
  });
});

describe('a major of a recertification shortly before the end', () => {
  it('is answered at once: nothing is due after the end, nor before the audit', () => {
    const journey = held(
      anEnteredJourney([{ decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false }]),
      'recertification',
      '2027-06-20',
      'followUp',
    ).do('recordFinding', finding(), 'ana');
    expect(onlyFinding(journey)).toMatchObject({
      answerDue: '2027-06-20',
      evidenceDue: '2027-06-20',
      hardStop: { rule: 'recertificationMajors', on: '2027-06-30' },
    });
  });

  it('has its evidence asked for on its day, once the answer is accepted', () => {
    const journey = inMay().do('recordFinding', finding(), 'ana');
    expect([journey.clock('answer'), journey.idle('evidence')]).toEqual(['2027-05-31', 'notBegun']);
    journey.do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana');
    journey.do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana');
    expect(journey.clock('evidence')).toBe('2027-05-31');
    expect(journey.clock('recertificationMajors')).toBe('2027-06-30');
  });

  it('that is not verified by the end passes, and is told', () => {
    const journey = inMay().do('recordFinding', finding(), 'ana').untilDay('2027-06-30');
    expect(journey.notices('passed.recertificationMajors')).toHaveLength(0);
    journey.untilDay('2027-07-01');
    expect(journey.notices('passed.recertificationMajors')).toHaveLength(1);
    expect(journey.idle('recertificationMajors')).toBe('passed');
  });

  it('follows the end of a transition that is corrected', () => {
    const journey = held(
      anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }]),
      'recertification',
      '2029-08-20',
      'followUp',
    ).do('recordFinding', finding(), 'ana');
    expect(onlyFinding(journey)).toMatchObject({ hardStop: { on: '2029-09-30' }, evidenceDue: '2029-08-31' });
    const hear = (transitionEndsOn: string) =>
      journey.hear({
        ...{ kind: 'fact', name: 'editionCorrected', from: 'ISO 9001:2015' },
        body: { edition: 'ISO 9001:2015', transitionEndsOn },
      });
    hear('2029-09-24');
    expect(onlyFinding(journey)).toMatchObject({
      hardStop: { rule: 'recertificationMajors', on: '2029-09-24' },
      answerDue: '2029-08-24',
      evidenceDue: '2029-08-24',
    });
    expect(journey.clock('recertificationMajors')).toBe('2029-09-24');
    // A later end gives nobody more time for what was agreed.
    hear('2029-12-31');
    expect(onlyFinding(journey)).toMatchObject({ hardStop: { on: '2029-11-19' }, evidenceDue: '2029-08-24' });
  });
});

describe('a minor that is raised', () => {
  it('counts from the last audit of its own standard', () => {
    const journey = surveyed([
      {},
      { edition: 'ISO 45001:2018', decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false },
    ]).do('recordFinding', finding({ grade: 'minor' }), 'ana');
    journey
      .do(
        'planAudit',
        { kind: 'recertification', standards: ['ISO 45001'], from: '2027-05-11', to: '2027-05-11' },
        'ana',
      )
      .untilDay('2027-05-11')
      .do('recordAudit', { audit: 2, from: '2027-05-11', to: '2027-05-11', outcome: 'recommended' }, 'ana')
      .do('raiseFinding', { finding: 1, reason: 'Seen again' }, 'ana');
    // What would have been due on 23 December counts from the day on which it was raised.
    expect(onlyFinding(journey)).toMatchObject({
      ...{ grade: 'major', hardStop: null, answerDue: '2027-06-10', evidenceDue: '2027-08-09' },
    });
  });

  const raised = (journey: RunningJourney, change: Record<string, unknown> = {}) =>
    journey.do('raiseFinding', { finding: 1, reason: 'Not seen to', ...change }, 'ana');
  const event = (journey: RunningJourney) => journey.events.findLast(({ event: { type } }) => type === 'findingRaised');
  const minor = finding({ grade: 'minor' });

  it.each([
    // Within the days for its answer: from the last day of the audit in which it is raised.
    ['2026-12-23', '2026-12-23', '2027-02-21'],
    ['2026-12-24', '2027-01-23', '2027-03-24'],
  ])('on %s is answered by %s, with evidence by %s', (on, answerDue, evidenceDue) => {
    const journey = raised(surveyed().do('recordFinding', minor, 'ana').untilDay(on));
    expect(onlyFinding(journey)).toMatchObject({ answerDue, evidenceDue });
    expect(event(journey)?.event).not.toHaveProperty('toldLate');
  });

  it('and told after its answer was due says so', () => {
    const journey = raised(surveyed().do('recordFinding', minor, 'ana').untilDay('2027-02-15'), { on: '2027-01-04' });
    expect(event(journey)?.event).toMatchObject({ answerDue: '2027-02-03', evidenceDue: '2027-04-04', toldLate: true });
  });

  it('has the dates that the body set, from that day on and in order', () => {
    const journey = surveyed().do('recordFinding', minor, 'ana').untilDay('2027-01-04');
    const raise = (change: Record<string, unknown>) => ({ finding: 1, reason: 'Not seen to', ...change });
    expect(journey.refusal('raiseFinding', raise({ answerDue: '2027-01-03' }), 'ana')).toMatchObject({
      ...{ code: 'untilBefore', field: 'answerDue' },
    });
    const crossed = raise({ answerDue: '2027-02-02', evidenceDue: '2027-02-01' });
    expect(journey.refusal('raiseFinding', crossed, 'ana').code).toBe('answerAfterEvidence');
    raised(journey, { answerDue: '2027-01-11', evidenceDue: '2027-02-01' });
    expect(onlyFinding(journey)).toMatchObject({ answerDue: '2027-01-11', evidenceDue: '2027-02-01' });
  });

  it('after stage 2 keeps its hard stop, and leaves nothing due before it was raised', () => {
    const journey = afterStage2()
      .do('recordFinding', { ...minor, audit: 2 }, 'ana')
      .untilDay('2027-08-30');
    expect(journey.refusal('raiseFinding', { finding: 1, reason: 'x', evidenceDue: '2027-09-12' }, 'ana').code).toBe(
      'pastHardStop',
    );
    // The body would need its 30 days before 11 September, which are begun already.
    expect(onlyFinding(raised(journey))).toMatchObject({
      ...{ answerDue: '2027-08-30', evidenceDue: '2027-08-30', hardStop: { on: '2027-09-11' } },
    });
  });

  it('after the hard stop of a stage 2 that is not decided has passed, asks for another stage 2', () => {
    const journey = afterStage2()
      .do('recordFinding', { ...minor, audit: 2 }, 'ana')
      .untilDay('2027-10-01');
    raised(journey).untilDay('2027-10-02');
    expect(journey.events.findLast(({ event: { type } }) => type === 'clockPassed')?.event).toMatchObject({
      rule: 'stage2Majors',
    });
    expect(journey.state.passed).toContain('stage2Majors|finding:1|2027-09-11');
  });

  it('after the decision has no hard stop: that was for the decision', () => {
    const journey = afterStage2()
      .do('recordFinding', { ...minor, audit: 2 }, 'ana')
      .do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana')
      .do('recordDecision', granted, 'ana')
      .untilDay('2027-10-01');
    expect(onlyFinding(raised(journey))).toMatchObject({
      ...{ answerDue: '2027-10-31', evidenceDue: '2027-12-30', hardStop: null },
    });
    expect(journey.clock('suspensionReview')).toBe('2028-01-06');
  });
});

describe('the steps of a finding', () => {
  it('are refused out of order', () => {
    const journey = surveyed();
    expect(journey.refusal('recordFinding', finding({ receivedOn: '2020-01-01' }), 'ana')).toMatchObject({
      code: 'receivedBeforeAudit',
      field: 'receivedOn',
    });
    journey.do('recordFinding', finding(), 'ana').untilDay('2026-12-18');
    const answer = { finding: 1, correction: 'a', cause: 'b', action: 'c' };
    expect(journey.refusal('answerFinding', { ...answer, on: '2026-11-22' }, 'ana').code).toBe('beforeItsAudit');
    journey.do('answerFinding', { ...answer, on: '2026-12-01' }, 'ana');
    const verdict = { finding: 1, what: 'answer', on: '2026-12-10' };
    expect(journey.refusal('recordVerdict', { ...verdict, verdict: 'again', dueOn: '2026-12-10' }, 'ana').code).toBe(
      'untilBefore',
    );
    journey.do('recordVerdict', { ...verdict, verdict: 'accepted' }, 'ana');
    const evidence = { finding: 1, note: 'Sent' };
    expect(journey.refusal('sendEvidence', { ...evidence, on: '2026-12-09' }, 'ana').code).toBe('beforeLastStep');
    journey.do('sendEvidence', { ...evidence, on: '2026-12-11' }, 'ana');
    journey.do('recordVerdict', { finding: 1, what: 'evidence', verdict: 'accepted', on: '2026-12-15' }, 'ana');
    const close = { finding: 1, how: 'documents' };
    expect(journey.refusal('closeFinding', { ...close, on: '2026-12-14' }, 'ana').code).toBe('beforeLastStep');
    journey.do('closeFinding', { ...close, on: '2026-12-15' }, 'ana');
  });

  it('and its dispute are never older than its audit', () => {
    const journey = surveyed().do('recordFinding', finding(), 'ana');
    const dispute = { finding: 1, kind: 'appeal', text: 'No', on: '2026-11-20' };
    expect(journey.refusal('disputeFinding', dispute, 'ana').code).toBe('beforeItsAudit');
  });
});

import { describe, expect, it } from '@jest/globals';
import { aJourney, plannedJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';
import { SITE } from '../../../tests/builders/organization.ts';

const TWO = { editions: ['ISO 9001:2026', 'ISO 45001:2018'], title: 'Halden: two standards' };

/** Through both stages, with the last day of stage 2 given. */
function afterStage2(change: Record<string, unknown> = {}, last = '2027-03-11'): RunningJourney {
  return throughStage2(aJourney(change), last);
}

function throughStage2(journey: RunningJourney, last: string): RunningJourney {
  return journey
    .do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana')
    .do('planAudit', { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' }, 'ana')
    .untilDay('2027-01-20')
    .do('recordAudit', { audit: 1, from: '2027-01-19', to: '2027-01-19', outcome: 'ready' }, 'ana')
    .do('planAudit', { kind: 'stage2', from: last, to: last }, 'ana')
    .untilDay(last)
    .do('recordAudit', { audit: 2, from: last, to: last, outcome: 'recommended' }, 'ana');
}

const PAPER = {
  edition: 'ISO 9001:2026',
  number: 'ALD-1',
  sites: [SITE],
  scope: 'Fasteners',
  expiresOn: '2030-04-14',
};

const decision = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  standard: 'ISO 9001',
  kind: 'initial',
  result: 'granted',
  on: '2027-04-15',
  signed: true,
  certificate: PAPER,
  ...change,
});

/** The first finding, answered and verified by the body on this day. */
const verified = (journey: RunningJourney, on: string): RunningJourney =>
  journey
    .do('answerFinding', { finding: 1, correction: 'x', cause: 'y', action: 'z', on }, 'ana')
    .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted', on }, 'ana')
    .do('sendEvidence', { finding: 1, note: 'Photos', on }, 'ana')
    .do('recordVerdict', { finding: 1, what: 'evidence', verdict: 'accepted', on }, 'ana');

const major = { audit: 2, standard: 'ISO 9001', clause: '8.4.1', grade: 'major', text: 'No evaluation', site: SITE };

describe('the way to a first certificate', () => {
  it('waits for the gap list, with the whole road ahead', () => {
    const journey = aJourney();
    expect(journey.stage).toBe('gapAnalysis');
    expect(journey.waiting.map((line) => line.command)).toEqual(['acceptGaps']);
    expect(journey.dueOn('gap')).toBe('2026-12-21');
    // Twenty working days, until the plan has an end for the stage.
    expect(journey.clock('acceptGaps')).toBe('2026-12-21');
  });

  it('lets what happened be recorded whatever the gates say, and waits for the decision', () => {
    const journey = afterStage2();
    expect(journey.stage).toBe('decision');
    expect(journey.clock('decision')).toBe('2027-04-10');
    expect(journey.waiting.find((line) => line.command === 'recordDecision')?.who).toEqual({
      kind: 'nobody',
      reason: 'body',
    });
  });

  it('has somebody ask the body when it is silent, and then waits again', () => {
    const journey = afterStage2().untilDay('2027-04-12');
    expect(journey.clock('askBody')).toBe('2027-04-13');
    journey.do('askBody', { subject: 'decision|certificate:ISO 9001', note: 'Asked by phone' }, 'ana');
    expect(journey.clock('askBody')).toBeUndefined();
    expect(journey.clock('decision')).toBe('2027-04-26');
  });

  it('begins the first cycle with the decision', () => {
    const journey = afterStage2().untilDay('2027-04-15').do('recordDecision', decision(), 'ana');
    expect(journey.stage).toBe('surveillance');
    expect(journey.certificate()).toMatchObject({ status: 'valid', firstCycle: true });
    expect(journey.clock('surveillance')).toBe('2028-04-15');
    expect(journey.clock('expiry')).toBe('2030-04-14');
  });

  it('refuses a decision before its audit, without one, and one that would overlap another', () => {
    const journey = afterStage2().untilDay('2027-04-15');
    expect(journey.refusal('recordDecision', decision({ on: '2027-03-10' }), 'ana').code).toBe('decisionBeforeAudit');
    expect(journey.refusal('recordDecision', decision({ standard: 'ISO 14001' }), 'ana').code).toBe('standardNotHere');
    journey.do('recordDecision', decision(), 'ana');
    expect(journey.refusal('recordDecision', decision(), 'ana').code).toBe('certificateOverlaps');
    const early = aJourney();
    expect(early.refusal('recordDecision', decision({ on: '2026-11-23' }), 'ana').code).toBe('decisionWithoutAudit');
  });

  it('ends what the stages before it asked for; actions of the plan go on', () => {
    const journey = throughStage2(plannedJourney(), '2027-03-11');
    expect(journey.clock('stage', 'stage:training')).toBe('2027-01-19');
    journey.untilDay('2027-04-15').do('recordDecision', decision({ despite: 'So it was' }), 'ana');
    expect(journey.idle('stage', 'stage:training')).toBe('certifiedBefore');
    expect(journey.clock('action', 'action:1')).toBe('2026-12-18');
  });

  it('grants one of two standards and refuses the other', () => {
    const journey = afterStage2(TWO)
      .untilDay('2027-04-15')
      .do('recordDecision', decision(), 'ana')
      .do(
        'recordDecision',
        { standard: 'ISO 45001', kind: 'initial', result: 'refused', on: '2027-04-15', reason: 'Legal', signed: true },
        'ana',
      );
    expect(journey.certificate('ISO 9001').status).toBe('valid');
    expect(journey.certificate('ISO 45001').status).toBe('refused');
    expect(journey.clock('surveillance', 'certificate:ISO 9001')).toBe('2028-04-15');
    expect(journey.idle('surveillance', 'certificate:ISO 45001')).toBe('notCertified');
  });

  it('asks the lead how to go on with the one that was refused, until that is decided', () => {
    const refusal = { standard: 'ISO 45001', kind: 'initial', result: 'refused', on: '2027-04-15' };
    const refused = (): RunningJourney =>
      afterStage2(TWO)
        .untilDay('2027-04-15')
        .do('recordDecision', decision(), 'ana')
        .do('recordDecision', { ...refusal, reason: 'Legal', signed: true }, 'ana');
    const [clock, subject] = ['afterRefusal', 'certificate:ISO 45001'];
    expect(refused().clock(clock, subject)).toBe('2027-04-29');
    expect(refused().idle(clock, 'certificate:ISO 9001')).toBe('notRefused');
    const again = refused().do('planAudit', { kind: 'stage2', standards: ['ISO 45001'] }, 'ana');
    expect(again.idle(clock, subject)).toBe('booked');
    const notice = { standard: 'ISO 45001', notice: 'givenUp', on: '2027-04-15', reason: 'Not worth it' };
    const given = refused().do('recordNotice', notice, 'ana');
    expect([given.certificate('ISO 45001').status, given.certificate('ISO 45001').markStopped]).toEqual([
      'givenUp',
      null,
    ]);
    expect(given.idle(clock, subject)).toBe('notRefused');
  });

  it('asks the lead first when the only one was refused, and top management once it is given up', () => {
    const journey = afterStage2()
      .untilDay('2027-04-15')
      .do('recordDecision', decision({ result: 'refused', reason: 'Legal', certificate: undefined }), 'ana');
    expect([journey.clock('afterRefusal'), journey.idle('nothingLeft')]).toEqual(['2027-04-29', 'otherRule']);
    const notice = { standard: 'ISO 9001', notice: 'givenUp', on: '2027-04-15', reason: 'Not worth it' };
    journey.do('recordNotice', notice, 'ana');
    expect([journey.idle('afterRefusal'), journey.clock('nothingLeft')]).toEqual(['notRefused', '2027-04-29']);
  });

  it('can be decided against several rules only with a reason for each of them', () => {
    const journey = afterStage2().untilDay('2027-04-15').do('recordFinding', major, 'ana');
    const despite = 'The body verified on site and decided';
    const late = { despite, certificate: { ...PAPER, expiresOn: '2040-01-01' } };
    const refused = journey.refusal('recordDecision', decision(late), 'ana');
    expect([refused.code, refused.rules?.map(({ code }) => code)]).toEqual([
      'findingsOpen',
      ['findingsOpen', 'expiryTooLate'],
    ]);
    const one = decision({ ...late, despiteRules: ['findingsOpen'] });
    expect(journey.refusal('recordDecision', one, 'ana').code).toBe('expiryTooLate');
    const despiteRules = ['findingsOpen', 'expiryTooLate'];
    expect(journey.refusal('recordDecision', decision({ ...late, despite: undefined, despiteRules }), 'ana').code).toBe(
      'findingsOpen',
    );
    journey.do('recordDecision', decision({ ...late, despiteRules }), 'ana');
    expect(journey.events.find((row) => row.event.type === 'decisionRecorded')?.event).toMatchObject({
      despite: { rule: 'findingsOpen', reason: despite, rules: despiteRules },
    });
  });

  it('can be decided against several rules with a reason of its own for each', () => {
    const journey = afterStage2().untilDay('2027-04-15').do('recordFinding', major, 'ana');
    const reasons = [
      { rule: 'findingsOpen', reason: 'Verified on site' },
      { rule: 'expiryTooLate', reason: 'So it is printed' },
    ];
    const late = (change: Record<string, unknown>) =>
      decision({ despite: undefined, certificate: { ...PAPER, expiresOn: '2040-01-01' }, ...change });
    expect(journey.refusal('recordDecision', late({ despiteReasons: reasons.slice(0, 1) }), 'ana').code).toBe(
      'expiryTooLate',
    );
    // One of its own goes before the one for all of them.
    const rest = { despite: 'So it is printed', despiteRules: reasons.map(({ rule }) => rule) };
    journey.do('recordDecision', late({ ...rest, despiteReasons: reasons.slice(0, 1) }), 'ana');
    expect(journey.events.find((row) => row.event.type === 'decisionRecorded')?.event).toMatchObject({
      despite: { ...reasons[0], rules: ['findingsOpen', 'expiryTooLate'], reasons },
    });
  });

  it('can be decided against a rule, with the rule and the reason on record', () => {
    const journey = afterStage2().untilDay('2027-04-15').do('recordFinding', major, 'ana');
    expect(journey.refusal('recordDecision', decision(), 'ana').code).toBe('findingsOpen');
    journey.do('recordDecision', decision({ despite: 'The body verified on site and decided' }), 'ana');
    expect(journey.events.find((row) => row.event.type === 'decisionRecorded')?.event).toMatchObject({
      despite: { rule: 'findingsOpen', reason: 'The body verified on site and decided' },
    });
  });
});

describe('a major of stage 2', () => {
  it('is answered in the days of the body; evidence leaves it the time it needs before the six months are over', () => {
    const journey = afterStage2({}, '2027-08-31').do('recordFinding', major, 'ana');
    const finding = journey.state.findings[0];
    expect(finding).toMatchObject({
      answerDue: '2027-09-30',
      evidenceDue: '2027-11-29',
      hardStop: { rule: 'stage2Majors', on: '2028-02-29' },
    });
  });

  it('not verified within six months asks for another stage 2', () => {
    const journey = afterStage2().do('recordFinding', major, 'ana').untilDay('2027-09-11');
    expect([journey.clock('stage2Majors'), journey.idle('planAudit')]).toEqual(['2027-09-11', 'nothingToPlan']);
    journey.untilDay('2027-09-13');
    expect(journey.idle('stage2Majors')).toBe('passed');
    // Its last day is over at midnight in Norway.
    expect(journey.days('clockPassed')).toContain('2027-09-11');
    expect(journey.notices('passed.stage2Majors')).toHaveLength(1);
    // The first instant after 11 September in Norway.
    const passed = journey.events.filter(({ event }) => event.type === 'clockPassed' && 'rule' in event);
    expect(passed.find(({ event }) => 'rule' in event && event.rule === 'stage2Majors')?.at).toBe(
      '2027-09-11T22:00:00.000Z',
    );
    expect(journey.clock('planAudit')).toBe('2027-09-24');
    expect(journey.waiting.find((line) => line.command === 'planAudit')?.params['kind']).toEqual({
      code: 'auditKind.stage2',
    });
    verified(journey, '2027-09-13');
    expect(journey.refusal('recordDecision', decision({ on: '2027-09-13' }), 'ana').code).toBe('stage2Again');
  });

  it('verified in time and recorded after the six months asks for none', () => {
    const journey = verified(afterStage2().do('recordFinding', major, 'ana').untilDay('2027-09-14'), '2027-09-08');
    expect([journey.clock('planAudit'), journey.idle('planAudit')]).toEqual([undefined, 'nothingToPlan']);
    expect(journey.clock('decision')).toBe('2027-10-08');
    journey.do('recordDecision', decision({ on: '2027-09-14' }), 'ana');
    expect(journey.certificate().status).toBe('valid');
  });

  it('has the decision rest on the stage 2 that was the last one then', () => {
    const journey = afterStage2().do('recordFinding', major, 'ana').untilDay('2027-11-15');
    journey
      .do('planAudit', { kind: 'stage2', from: '2027-11-15', to: '2027-11-15' }, 'ana')
      .do('recordAudit', { audit: 3, from: '2027-11-15', to: '2027-11-15', outcome: 'recommended' }, 'ana');
    verified(journey, '2027-11-15').untilDay('2027-11-20');
    const of = (on: string) => decision({ on, certificate: { ...PAPER, expiresOn: '2030-10-09' } });
    const early = journey.refusal('recordDecision', of('2027-10-10'), 'ana');
    expect([early.code, early.rules?.map(({ code }) => code)]).toEqual([
      'findingsOpen',
      ['findingsOpen', 'stage2Again'],
    ]);
    journey.do('recordDecision', of('2027-11-19'), 'ana');
    expect(journey.certificate().paper?.decidedOn).toBe('2027-11-19');
  });

  it('cannot be put off beyond the hard stop by anybody', () => {
    const journey = afterStage2().do('recordFinding', major, 'ana');
    const move = { finding: 1, what: 'answer', dueOn: '2027-09-12', consentOn: '2027-03-11', reason: 'Agreed' };
    expect(journey.refusal('moveFinding', move, 'ana').code).toBe('pastHardStop');
  });

  it('knows its loop at once by the key that was reserved for it, and tells it the dates of the body', () => {
    const journey = afterStage2().do('recordFinding', major, 'ana').reserved('CAPA-2027-0009');
    journey.do('openCapa', { finding: 1, owner: 'rolf' }, 'ana');
    expect(journey.state.findings[0]).toMatchObject({ capa: 'CAPA-2027-0009' });
    expect(journey.reactions.filter(({ do: kind }) => kind !== 'notify').slice(-2)).toMatchObject([
      { do: 'start', key: 'CAPA-2027-0009', body: { keyKnown: true } },
      { do: 'tell', to: 'CAPA-2027-0009', fact: 'externalClock', body: { what: 'answer', due: '2027-04-10' } },
    ]);
  });

  it('opens a loop and tells it the dates of the body; its check is never waited for', () => {
    const journey = afterStage2()
      .do('recordFinding', major, 'ana')
      .do('openCapa', { finding: 1, owner: 'rolf' }, 'ana');
    expect(journey.reactions.find((one) => one.do === 'start')).toMatchObject({
      process: 'capa',
      body: { reference: 'finding 1', grade: 'major', source: 'externalAudit' },
    });
    journey.hear({
      kind: 'fact',
      name: 'capaOpened',
      body: { key: 'CAPA-2027-0009', reference: 'finding 1' },
      from: 'CAPA-2027-0009',
    });
    expect(journey.state.findings[0]).toMatchObject({ capa: 'CAPA-2027-0009' });
    expect(journey.reactions.filter((one) => one.do === 'tell').at(-1)).toMatchObject({
      to: 'CAPA-2027-0009',
      fact: 'externalClock',
      body: { what: 'answer', due: '2027-04-10', hardStop: '2027-09-11' },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  acceptedGaps as accepted,
  aJourney,
  anEnteredJourney,
  aProof,
  PLANNED_EDITIONS as EDITIONS,
  plannedJourney as planned,
  RATED,
  type RunningJourney,
  A_PLAN as PLAN,
  withRatedClauses,
} from '../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../tests/builders/organization.ts';
import { blockers } from './preparation/gates.ts';
import { requirementsOf } from './preparation/requirements.ts';

describe('the gap list', () => {
  it('is accepted as it was shown, and ends the gap analysis', () => {
    const journey = accepted();
    expect(journey.state.gap.accepted).toMatchObject({ ...RATED, gaps: 0 });
    expect(journey.state.stages.gapAnalysis.status).toBe('done');
    expect(journey.stage).toBe('planning');
    expect(journey.idle('acceptGaps')).toBe('done');
    expect(journey.clock('submitPlan')).toBe('2026-12-07');
  });

  it('is refused when it changed meanwhile, or is not complete', () => {
    const journey = aJourney({ editions: EDITIONS }, withRatedClauses(EDITIONS, { 'ISO 9001:2026/4.1': {} }));
    const other = { content: { ...RATED, version: 6 }, signed: true };
    expect(journey.refusal('acceptGaps', other, 'ana').code).toBe('contentChanged');
    expect(journey.refusal('acceptGaps', { content: RATED, signed: true }, 'ana').code).toBe('clausesUnrated');
    expect(journey.refusal('acceptGaps', { content: RATED, signed: true }, 'rolf').code).toBe('notPermitted');
  });

  it('can be rated again in a round of its own', () => {
    const journey = accepted().do('newGapRound', { reason: 'Before the internal audit' }, 'ana');
    expect(journey.state.gap).toMatchObject({ round: 2, accepted: null });
    expect(journey.clock('acceptGaps')).toBeDefined();
  });
});

describe('the plan', () => {
  it('lays the stages out by working days, and is approved by top management, never by its author', () => {
    const journey = accepted().do('savePlan', PLAN, 'ana').do('submitPlan', { signed: true }, 'ana');
    expect(journey.state.stages.training).toMatchObject({ from: '2026-12-07', workingDays: 30, owner: 'olga' });
    expect(journey.clock('approvePlan')).toBe('2026-11-30');
    expect(journey.refusal('approvePlan', { signed: true }, 'ana').code).toBe('notPermitted');
    journey.do('approvePlan', { signed: true }, 'tor');
    expect(journey.state.stages.training.status).toBe('running');
    expect(journey.state.stages.documentation.status).toBe('running');
    expect(journey.state.stages.internalAudit.status).toBe('ahead');
    // Twenty and thirty working days from 7 December, without the holidays of Norway.
    expect(journey.clock('stage', 'stage:documentation')).toBe('2027-01-05');
    expect(journey.clock('stage', 'stage:training')).toBe('2027-01-19');
  });

  it('comes back with a reason, and goes again', () => {
    const journey = accepted().do('savePlan', PLAN, 'ana').do('submitPlan', { signed: true }, 'ana');
    journey.do('returnPlan', { reason: 'Too short' }, 'tor');
    expect(journey.state.plan).toMatchObject({ status: 'draft', returned: { reason: 'Too short' } });
    expect(journey.clock('submitPlan')).toBeDefined();
    journey.do('submitPlan', { signed: true }, 'ana');
  });

  it('is not submitted without dates, and its actions do not wait for each other in a circle', () => {
    const journey = accepted();
    expect(journey.refusal('submitPlan', { signed: true }, 'ana').code).toBe('planWithoutDates');
    const [first, second] = PLAN.actions;
    const circle = { ...PLAN, actions: [{ ...first, after: [2] }, second] };
    expect(journey.refusal('savePlan', circle, 'ana').code).toBe('actionCircle');
    expect(journey.refusal('savePlan', { ...PLAN, actions: [first, first] }, 'ana').code).toBe('planActionTwice');
  });

  it.each([
    ['wait for each other', (number: number) => (number > 1 ? { after: [number - 1] } : {})],
    ['are all open at once', () => ({})],
  ])('has room for as many actions as it may have, when they %s', (_how, order) => {
    const what =
      'Measure and release every supplier of raw material again by the criteria of the new procedure. '.repeat(2);
    const [first] = PLAN.actions;
    const actions = Array.from({ length: 250 }, (_, index) => ({
      ...first,
      number: index + 1,
      what: what.slice(0, 150),
      ...order(index + 1),
    }));
    const journey = accepted().do('savePlan', { ...PLAN, actions }, 'ana');
    journey.do('submitPlan', { signed: true }, 'ana').do('approvePlan', { signed: true }, 'tor');
    expect(journey.state.plan.actions).toHaveLength(250);
    journey.do('completeAction', { number: 1, note: 'Done' }, 'pia');
  });

  it('reminds of an action on every step, though only the next ones are kept', () => {
    const journey = planned().untilDay('2027-01-20');
    const steps = journey.events.flatMap(({ event }) =>
      event.type === 'reminded' && 'subject' in event && event.subject === 'action|action:1' && 'step' in event
        ? [event.step]
        : [],
    );
    expect(steps).toEqual(['sevenBefore', 'oneBefore', 'onDay', 'oneLate', 'fourLate', 'eightLate', 'fifteenLate']);
    const late = planned().afterOutage('2027-01-20T11:00:00.000Z');
    const sent = late.events.filter(
      ({ event }) =>
        event.type === 'reminded' &&
        'subject' in event &&
        event.subject === 'action|action:1' &&
        'skipped' in event &&
        event.skipped !== true,
    );
    expect(sent).toHaveLength(1);
  });

  it('keeps its baseline when dates move', () => {
    const journey = planned();
    const { baseline } = journey.state.stages.training;
    journey.do('replan', { stages: [{ stage: 'training', until: '2027-03-01' }], reason: 'Trainer ill' }, 'ana');
    expect(journey.state.stages.training).toMatchObject({ to: '2027-03-01', baseline });
    expect(journey.clock('stage', 'stage:training')).toBe('2027-03-01');
    journey.do('moveAction', { number: 1, dueOn: '2027-01-08', reason: 'Same' }, 'ana');
    expect(journey.state.plan.actions[0]).toMatchObject({ dueOn: '2027-01-08', baseline: '2026-12-18' });
  });

  it('asks for an action once those before it are done', () => {
    const journey = planned();
    expect(journey.clock('action', 'action:1')).toBe('2026-12-18');
    expect(journey.idle('action', 'action:2')).toBe('waitsForAction');
    expect(journey.refusal('completeAction', { number: 2, note: 'Done' }, 'per').code).toBe('waitsForAction');
    expect(journey.refusal('completeAction', { number: 1, note: 'Done' }, 'per').code).toBe('notYours');
    journey.do('completeAction', { number: 1, note: 'Written' }, 'pia');
    expect(journey.clock('action', 'action:2')).toBe('2027-01-15');
  });
});

describe('a gate', () => {
  it('names what blocks it, and opens with the proof', () => {
    const journey = planned();
    expect(journey.refusal('finishStage', { stage: 'training' }, 'olga')).toMatchObject({
      code: 'gateBlocked',
      params: { count: 4 },
    });
    for (const { id } of requirementsOf(journey.state, 'training')) journey.do('confirmProof', aProof(id), 'olga');
    expect(blockers(journey.state, 'training', '2026-11-23', anOrganization())).toEqual([]);
    journey.do('finishStage', { stage: 'training' }, 'olga');
    expect(journey.idle('stage', 'stage:training')).toBe('done');
  });

  it('is passed with a reason that stays on record, by whoever leads or by top management', () => {
    const journey = planned();
    const pass = { stage: 'training', reason: 'The trainer comes in January', signed: true };
    expect(journey.refusal('passGate', pass, 'olga').code).toBe('notYours');
    journey.do('passGate', pass, 'tor');
    expect(journey.state.stages.training).toMatchObject({ status: 'passed', passed: { blockers: 4, by: 'tor' } });
  });

  it('of the gap analysis, once passed, asks for no gap list', () => {
    const journey = aJourney({ editions: EDITIONS }).do(
      'passGate',
      { stage: 'gapAnalysis', reason: 'Certified elsewhere', signed: true },
      'ana',
    );
    expect(journey.idle('acceptGaps')).toBe('done');
    expect(journey.clock('submitPlan')).toBeDefined();
  });

  it('does not take proof for good that is older than a year', () => {
    const journey = planned().do('confirmProof', aProof('training:awareness', { on: '2025-11-01' }), 'olga');
    expect(blockers(journey.state, 'training', '2026-11-23', anOrganization())[0]).toMatchObject({
      code: 'proofStale',
    });
  });

  it('asks only for requirements that there are', () => {
    const dancing = aProof('training:dancing');
    expect(planned().refusal('confirmProof', dancing, 'olga').code).toBe('unknownRequirement');
  });

  it('to stage 2 waits for three months of records, which nobody can hurry', () => {
    const journey = planned();
    expect(journey.clock('runningTime')).toBe('2027-02-23');
    expect(journey.waiting.find((line) => line.code === 'journey.runningTime')?.who).toEqual({
      kind: 'nobody',
      reason: 'time',
    });
    const codes = blockers(journey.state, 'stage2', '2026-12-01', anOrganization()).map((one) => one.code);
    expect(codes).toContain('runningTime');
    expect(codes).toContain('stage1NotHeld');
  });
});

describe('the track of the certification body', () => {
  it('runs beside the stages, and waits for whom it waits', () => {
    const journey = planned();
    expect(journey.clock('track', 'track:application')).toBe('2026-12-21');
    journey.do('recordTrack', { step: 'application', on: '2026-11-23' }, 'ana');
    expect(journey.waiting.find((line) => line.subject === 'track:offer')).toMatchObject({
      who: { kind: 'nobody', reason: 'body' },
      params: { body: 'Aldersyn' },
    });
    expect(journey.clock('track', 'track:offer')).toBe('2026-12-07');
    expect(journey.refusal('recordTrack', { step: 'offer', on: '2026-11-20' }, 'ana').code).toBe('trackOutOfOrder');
    journey.do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana');
    expect(journey.clock('planAudit')).toBe('2026-12-07');
  });

  it('asks for no team once an audit has one or was held', () => {
    const journey = planned();
    for (const step of ['application', 'offer', 'contract', 'programme'])
      journey.do('recordTrack', { step, on: '2026-11-23' }, 'ana');
    expect(journey.clock('track', 'track:team')).toBe('2026-12-07');
    journey
      .do('planAudit', { kind: 'stage1', from: '2026-11-24', to: '2026-11-24' }, 'ana')
      .untilDay('2026-11-25')
      .do(
        'recordAudit',
        { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'ready', despite: 'So it was' },
        'ana',
      );
    expect(journey.idle('track', 'track')).toBe('done');
  });
});

describe('a journey recorded long after it began', () => {
  it('asks for its gap list from today on, and is not born late', () => {
    const journey = aJourney({ startedOn: '2026-03-02' });
    expect(journey.state.startedOn).toBe('2026-03-02');
    expect(journey.clock('acceptGaps')).toBe(aJourney().clock('acceptGaps'));
    expect(journey.untilDay('2026-11-27').clock('acceptGaps')).toBe('2026-12-21');
  });
});

describe('an audit', () => {
  it('is planned, booked, its team named and its plan confirmed, then recorded', () => {
    const journey = planned().do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana');
    journey.do('planAudit', { kind: 'stage1' }, 'ana');
    expect(journey.clock('bookAudit')).toBe('2026-12-14');
    journey.do('bookAudit', { audit: 1, from: '2027-01-19', to: '2027-01-19' }, 'ana');
    expect(journey.clock('nameTeam')).toBe('2026-12-07');
    journey.do('nameTeam', { audit: 1, names: ['E. Lund'] }, 'ana');
    journey.do('receiveAuditPlan', { audit: 1, confirmBy: 'rolf', dueOn: '2026-12-15' }, 'ana');
    expect(journey.clock('confirmAuditPlan')).toBe('2026-12-15');
    journey.do('confirmAuditPlan', { audit: 1 }, 'rolf');
    expect(journey.idle('confirmAuditPlan')).toBe('done');
    expect(journey.waiting.some((line) => line.command === 'recordAudit')).toBe(false);
    journey.untilDay('2027-01-19');
    expect(journey.clock('recordAudit', 'audit:1')).toBe('2027-01-21');
    expect(journey.dueOn('audit:1')).toBe('2027-01-21');
  });

  it('that is stage 1 grows old: a warning after 90 days, a question to the body after 180', () => {
    const journey = planned()
      .do('planAudit', { kind: 'stage1', from: '2026-11-23', to: '2026-11-23' }, 'ana')
      .do('recordAudit', { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'ready' }, 'ana');
    expect(journey.clock('stage1Age')).toBe('2027-05-21');
    expect(journey.waiting.some((line) => line.code === 'journey.stage1Age')).toBe(false);
    journey.untilDay('2027-02-22');
    expect(journey.waiting.some((line) => line.code === 'journey.stage1Age')).toBe(true);
    journey.do('askBody', { subject: 'stage1Age|audit:1', note: 'It holds' }, 'ana');
    expect(journey.idle('stage1Age')).toBe('asked');
  });

  it('that is postponed has to be booked again, and stage 2 never comes before stage 1', () => {
    const journey = planned().do('planAudit', { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' }, 'ana');
    const stage2 = { kind: 'stage2', from: '2027-01-18', to: '2027-01-18' };
    expect(journey.refusal('planAudit', stage2, 'ana').code).toBe('stage2BeforeStage1');
    journey.do('postponeAudit', { audit: 1, reason: 'Ill' }, 'ana');
    expect(journey.clock('bookAudit')).toBeDefined();
    journey.do('cancelAudit', { audit: 1, reason: 'Another body' }, 'ana');
    expect(journey.state.audits[0]?.status).toBe('cancelled');
  });
});

describe('the body that owes an answer', () => {
  const surveyed = (): RunningJourney =>
    anEnteredJourney()
      .do('planAudit', { kind: 'surveillance', from: '2026-11-23', to: '2026-11-23' }, 'ana')
      .do('recordAudit', { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'done' }, 'ana');

  it('says whether a certificate continues', () => {
    const journey = surveyed();
    expect(journey.clock('continuation')).toBe('2026-12-23');
    journey.do(
      'recordNotice',
      { standard: 'ISO 9001', notice: 'continued', on: '2026-11-23', reason: 'Letter' },
      'ana',
    );
    expect(journey.idle('continuation')).toBe('nothingHeld');
  });

  it('judges what was sent, in as many rounds as it wants', () => {
    const minor = { audit: 1, standard: 'ISO 9001', clause: '7.2', grade: 'minor', text: 'No record', site: 'halden' };
    const journey = surveyed().do('recordFinding', minor, 'ana');
    expect(journey.clock('answer')).toBe('2027-01-22');
    journey.do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana');
    expect(journey.clock('verdict')).toBe('2026-12-07');
    journey.do('recordVerdict', { finding: 1, what: 'answer', verdict: 'again', dueOn: '2026-12-10' }, 'ana');
    expect(journey.clock('answer')).toBe('2026-12-10');
    journey.do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana');
    journey.do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana');
    expect(journey.idle('evidence')).toBe('nextAudit');
    journey.do('raiseFinding', { finding: 1, reason: 'Seen again' }, 'ana');
    expect(journey.state.findings[0]).toMatchObject({ grade: 'major', lane: 'received', evidenceDue: '2027-02-21' });
    expect(journey.refusal('closeFinding', { finding: 1, how: 'documents' }, 'ana').code).toBe('findingIs');
  });
});

describe('what comes around', () => {
  it('books the recertification ahead of the end, and plans the move of the edition a year before it ends', () => {
    const journey = anEnteredJourney([{ expiresOn: '2027-06-30' }]).do('startRecertification', {}, 'ana');
    expect(journey.clock('bookRecertification')).toBe('2027-03-31');
    // Renewed once more before the cut-off of 30 March 2028, it moves by the end of the transition; its 30th is a Saturday.
    expect(anEnteredJourney([{ expiresOn: '2028-03-30' }]).clock('planTransition')).toBe('2028-09-29');
  });

  it('plans the move a year before an expiry after the cut-off, where that binds recertification by the body', () => {
    const clock = (organization = anOrganization()) =>
      anEnteredJourney([{ expiresOn: '2029-01-21' }], {}, undefined, organization).clock('planTransition');
    expect(clock()).toBe('2028-01-21');
    const settings = { ...ALDERSYN.settings, cutOffBindsRecertification: false };
    expect(clock(anOrganization({ bodies: [{ ...ALDERSYN, settings }] }))).toBe('2028-09-29');
  });

  it('plans the move as long ahead as the policy says', () => {
    const limits = { ...anOrganization().policy.limits, transitionOpensMonths: 12, transitionPlannedMonths: 6 };
    const organization = anOrganization({ policy: { limits } });
    const journey = anEnteredJourney([{ expiresOn: '2029-01-21' }], {}, undefined, organization);
    expect(journey.state.clocks.find(({ rule }) => rule === 'planTransition')).toMatchObject({
      ...{ dueOn: '2028-07-21', opensOn: '2028-01-21' },
    });
  });

  it('asks top management how to go on when nothing is certified any more', () => {
    const journey = anEnteredJourney().do(
      'recordNotice',
      { standard: 'ISO 9001', notice: 'withdrawn', on: '2026-11-23', reason: 'Letter' },
      'ana',
    );
    expect(journey.clock('nothingLeft')).toBe('2026-12-07');
    journey.do('end', { reason: 'Sold' }, 'tor');
    expect(journey.stage).toBe('ended');
  });
});

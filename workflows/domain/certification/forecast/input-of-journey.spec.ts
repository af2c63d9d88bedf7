import { describe, expect, it } from '@jest/globals';
import { held, paper } from '../../../../tests/builders/a-cycle.ts';
import {
  aJourney,
  aMomentOf,
  anEnteredJourney,
  plannedJourney,
  type RunningJourney,
} from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';
import { say } from '../../kernel/sentence.ts';
import { words } from '../../words.ts';
import { forecast } from './forecast.ts';
import { forecastInputOf } from './input-of-journey.ts';
import { ownDurations } from './own-durations.ts';

const inputOf = (running: RunningJourney, samples = {}) => forecastInputOf(running.state, aMomentOf(running), samples);
const stepOf = (running: RunningJourney, id: string) => inputOf(running)?.steps.find((step) => step.id === id);

const speaker = {
  person: (id: string) => id,
  date: (date: string) => date,
  at: (at: string) => at,
  role: (role: string) => role,
  site: (id: string) => id,
};

const granted = (standard: string, edition: string) => ({
  ...{ standard, kind: 'initial', result: 'granted', on: '2027-04-15', signed: true },
  certificate: paper({ edition, expiresOn: '2030-04-14' }),
});

describe('what a forecast rests on', () => {
  it('is the whole way of a first certification, to the decision', () => {
    const input = inputOf(aJourney({ target: '2027-04-30' }));
    expect(input?.steps.map(({ id }) => id)).toEqual([
      ...[
        'gapAnalysis',
        'planning',
        'training',
        'documentation',
        'implementation',
        'internalAudit',
        'managementReview',
      ],
      ...['stage1', 'stage2', 'answers', 'decision'],
    ]);
    expect(input).toMatchObject({ goal: 'decision', target: '2027-04-30', limit: null });
    expect(input && forecast(input).likely > input.today).toBe(true);
  });

  it('counts the steps of the body that are left by the length that the policy gives them', () => {
    const running = aJourney();
    const moment = aMomentOf(running);
    const { policy } = moment;
    const quick = { ...policy, times: { ...policy.times, trackStep: { days: 5, unit: 'working' as const } } };
    const leadBy = (of: typeof policy) =>
      forecastInputOf(running.state, { ...moment, policy: of }, {})?.steps.find(({ id }) => id === 'stage1')
        ?.notBefore[0]?.on ?? '';
    expect(leadBy(quick) < leadBy(policy)).toBe(true);
  });

  it('gives a certification body its own time until an audit is booked', () => {
    const running = aJourney();
    const before = stepOf(running, 'stage1')?.notBefore[0];
    expect(before?.code).toBe('leadTime');
    running.do('recordTrack', { step: 'application', on: '2026-11-23' }, 'ana');
    const after = stepOf(running, 'stage1')?.notBefore[0];
    expect((after?.on ?? '') < (before?.on ?? '')).toBe(true);
    running.do('planAudit', { kind: 'stage1', from: '2027-03-02', to: '2027-03-03' }, 'ana');
    expect(stepOf(running, 'stage1')).toMatchObject({ bookedOn: '2027-03-02', plannedWorkingDays: 2, notBefore: [] });
  });

  it('names each length and each day that nobody has planned or booked, and whose number it is', () => {
    const running = aJourney({ body: 'aldersyn' });
    const input = inputOf(running);
    const assumed = input ? forecast(input).steps.flatMap((step) => step.assumed) : [];
    const said = assumed.map(({ code, params }) => say(code, params, words, speaker));
    expect(said).toEqual([
      '“Gap analysis”: working days assumed: 20, the usual length until you plan another.',
      ...Array.from({ length: 6 }, () => expect.stringContaining('the usual length until you plan another')),
      '“Stage 1 audit”: working days assumed: 1, until its days are booked.',
      expect.stringMatching(
        /^“Stage 1 audit” is not booked and is assumed not before 2027-\d\d-\d\d; working days until then: \d+\. Steps of the certification body’s track that are left: 5, each with 20 working days; then months until its next free date: 2, a setting of Aldersyn\.$/,
      ),
      '“Stage 2 audit”: working days assumed: 3, until its days are booked.',
      '“Stage 2 audit” is not booked. No time between “Stage 1 audit” and it is assumed: it follows as soon as what it needs is done.',
      '“Answers to findings”: working days assumed: 21, for 30 calendar days, a setting of Aldersyn.',
      '“Decision”: working days assumed: 21, for 30 calendar days, a setting of Aldersyn.',
    ]);
  });

  it('assumes nothing that is planned or booked, and says so of stage 2 by itself once stage 1 is booked', () => {
    const running = plannedJourney();
    expect(stepOf(running, 'training')).not.toHaveProperty('assumed');
    running.do('planAudit', { kind: 'stage1', from: '2027-03-02', to: '2027-03-03' }, 'ana');
    const input = inputOf(running);
    const steps = input ? forecast(input).steps : [];
    const codes = (id: string) => steps.find((step) => step.id === id)?.assumed.map(({ code }) => code);
    expect(codes('stage1')).toEqual([]);
    expect(codes('stage2')).toEqual(['forecast.assumedAudit', 'forecast.assumedLead']);
    expect(steps.map(({ basis }) => basis)).toEqual(expect.arrayContaining(['plan', 'booking', 'assumed']));
  });

  it('counts proofs and actions alike for how far a stage is', () => {
    const running = aJourney().do('beginStage', { stage: 'training' }, 'ana');
    expect(stepOf(running, 'training')?.progress).toBe(0);
    running.do(
      'confirmProof',
      {
        ...{ stage: 'training', requirement: 'training:awareness', status: 'present', note: 'Seen' },
        on: '2026-11-20',
        people: ['ana'],
        link: 'https://documents.example/awareness',
        signed: true,
      },
      'ana',
    );
    expect(stepOf(running, 'training')?.progress).toBe(0.25);
  });

  it('holds stage 2 until there are three months of records', () => {
    const running = aJourney().do('beginStage', { stage: 'implementation', on: '2026-11-23' }, 'ana');
    expect(stepOf(running, 'stage2')?.notBefore).toContainEqual({ on: '2027-02-23', code: 'recordsRunning' });
  });

  it('is nothing between two cycles, and the recertification with its limit once it is prepared', () => {
    const running = anEnteredJourney();
    expect(inputOf(running)).toBeNull();
    running.untilDay('2028-06-01').do('startRecertification', {}, 'ana');
    expect(inputOf(running)).toMatchObject({
      goal: 'decision',
      limit: { on: '2029-01-21', code: 'certificateEnd' },
      steps: [{ id: 'recertification' }, { id: 'answers' }, { id: 'decision' }],
    });
  });

  it('learns from stages that were finished, not from those passed or done before anybody looked', () => {
    const running = aJourney().do('beginStage', { stage: 'training', on: '2026-11-23' }, 'ana');
    const { state } = running;
    const done = { ...state.stages.training, status: 'done' as const, doneOn: '2026-12-04' };
    const learned = {
      ...state,
      stages: { ...state.stages, training: done, planning: { ...done, status: 'passed' as const } },
    };
    const samples = ownDurations([learned, anEnteredJourney().state], aMomentOf(running).calendar, '2026-12-04');
    expect(samples['training']).toEqual([10]);
    expect(samples['planning']).toEqual([]);
    // The day before it was not finished yet.
    expect(ownDurations([learned], aMomentOf(running).calendar, '2026-12-03')['training']).toEqual([]);
  });

  it('is what is left to the decision on the other standard, once one of two is granted', () => {
    const journey = aJourney({ editions: ['ISO 9001:2026', 'ISO 45001:2018'] }).do(
      'recordTrack',
      { step: 'contract', on: '2026-11-23' },
      'ana',
    );
    held(journey, 'stage1', '2027-01-19', 'ready');
    held(journey, 'stage2', '2027-03-11', 'recommended').untilDay('2027-04-15');
    const major = { audit: 2, standard: 'ISO 45001', clause: '8.1.1', grade: 'major', text: 'Missing', site: SITE };
    journey.do('recordFinding', major, 'ana').do('recordDecision', granted('ISO 9001', 'ISO 9001:2026'), 'ana');
    expect(journey.state.cycle).toBe(1);
    expect(inputOf(journey)).toMatchObject({ goal: 'decision', limit: null });
    expect(stepOf(journey, 'stage2')).toMatchObject({ status: 'done', doneOn: '2027-03-11' });
    expect(stepOf(journey, 'answers')?.status).toBe('running');
    const refused = { ...granted('ISO 45001', ''), result: 'refused', reason: 'Open major', certificate: undefined };
    journey.do('recordDecision', refused, 'ana');
    expect(inputOf(journey)).toBeNull();
  });

  it('is the way to a standard that was refused, once it has another stage 2', () => {
    const journey = aJourney().do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana');
    held(journey, 'stage1', '2027-01-19', 'ready');
    held(journey, 'stage2', '2027-03-11', 'recommended').untilDay('2027-04-15');
    const refused = {
      ...granted('ISO 9001', ''),
      result: 'refused',
      reason: 'Not independent',
      certificate: undefined,
    };
    journey.do('recordDecision', refused, 'ana');
    expect(inputOf(journey)).toBeNull();
    journey.do('planAudit', { kind: 'stage2' }, 'ana');
    expect(stepOf(journey, 'stage2')).toMatchObject({ status: 'ahead', notBefore: [{ code: 'leadTime' }] });
    journey.do('bookAudit', { audit: 3, from: '2027-06-14', to: '2027-06-15' }, 'ana');
    expect(stepOf(journey, 'stage2')).toMatchObject({ status: 'ahead', bookedOn: '2027-06-14' });
    expect(inputOf(journey)).toMatchObject({ goal: 'decision', limit: null });
    journey.untilDay('2027-06-15');
    const again = { audit: 3, from: '2027-06-14', to: '2027-06-15', outcome: 'recommended' };
    journey.do('recordAudit', again, 'ana');
    expect(stepOf(journey, 'stage2')).toMatchObject({ status: 'done', doneOn: '2027-06-15' });
    expect(stepOf(journey, 'decision')).toMatchObject({ status: 'running', startedOn: '2027-06-15' });
    journey.untilDay('2027-07-01').do('recordDecision', { ...refused, on: '2027-07-01' }, 'ana');
    expect(inputOf(journey)).toBeNull();
  });

  it('is what is left to the decision on the other standard, once one of two is refused, whatever is open for that', () => {
    const journey = aJourney({ editions: ['ISO 9001:2026', 'ISO 45001:2018'] }).do(
      'recordTrack',
      { step: 'contract', on: '2026-11-23' },
      'ana',
    );
    held(journey, 'stage1', '2027-01-19', 'ready');
    held(journey, 'stage2', '2027-03-11', 'recommended').untilDay('2027-04-15');
    const major = { audit: 2, standard: 'ISO 45001', clause: '8.1.1', grade: 'major', text: 'Missing', site: SITE };
    const refused = { ...granted('ISO 45001', ''), result: 'refused', reason: 'Open major', certificate: undefined };
    journey.do('recordFinding', major, 'ana').do('recordDecision', refused, 'ana');
    expect(stepOf(journey, 'answers')?.status).toBe('done');
    expect(stepOf(journey, 'decision')).toMatchObject({ status: 'running', startedOn: '2027-03-11' });
  });

  it('learns how long audits, answers and decisions take from those that are over', () => {
    const journey = aJourney().do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana');
    held(journey, 'stage1', '2027-01-19', 'ready');
    held(journey, 'stage2', '2027-03-11', 'recommended').untilDay('2027-03-19');
    const minor = { audit: 2, standard: 'ISO 9001', clause: '8.4.1', grade: 'minor', text: 'Missing', site: SITE };
    journey
      .do('recordFinding', minor, 'ana')
      .do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana')
      .untilDay('2027-04-15')
      .do('recordDecision', granted('ISO 9001', 'ISO 9001:2026'), 'ana');
    const { calendar } = aMomentOf(journey);
    const learned = (until: string) => {
      const { stage1, stage2, answers, decision } = ownDurations([journey.state], calendar, until);
      return { stage1, stage2, answers, decision };
    };
    // 12 to 19 March; then to 15 April without the four days off at Easter.
    expect(learned('2027-04-15')).toEqual({ stage1: [1], stage2: [1], answers: [6], decision: [16] });
    expect(learned('2027-04-14')).toEqual({ stage1: [1], stage2: [1], answers: [], decision: [] });
    const own = ownDurations([journey.state, journey.state, journey.state], calendar, '2027-04-15');
    const fresh = aJourney();
    const input = inputOf(fresh, own);
    const basis = input && forecast(input).steps.map(({ id, basis: of }) => [id, of] as const);
    expect(basis?.filter(([, of]) => of === 'own').map(([id]) => id)).toEqual([
      'stage1',
      'stage2',
      'answers',
      'decision',
    ]);
  });
});

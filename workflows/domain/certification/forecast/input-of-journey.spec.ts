import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization, SITE } from '../../../../tests/builders/organization.ts';
import type { Moment } from '../../kernel/moment.ts';
import { forecast } from './forecast.ts';
import { forecastInputOf } from './input-of-journey.ts';
import { ownDurations } from './own-durations.ts';

function momentOf(running: RunningJourney): Moment {
  const { policy, calendar, directory, reference } = anOrganization();
  return {
    ...{ now: running.now, actor: { kind: 'clock' }, roles: [], site: SITE, superseded: false },
    ...{ policy, calendar, directory, reference },
  };
}

const inputOf = (running: RunningJourney, samples = {}) => forecastInputOf(running.state, momentOf(running), samples);
const stepOf = (running: RunningJourney, id: string) => inputOf(running)?.steps.find((step) => step.id === id);

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
    const samples = ownDurations([learned, anEnteredJourney().state], momentOf(running).calendar);
    expect(samples['training']).toEqual([10]);
    expect(samples['planning']).toEqual([]);
  });
});

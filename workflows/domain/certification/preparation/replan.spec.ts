import { describe, expect, it } from '@jest/globals';
import { aMomentOf, plannedJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { forecast } from '../forecast/forecast.ts';
import { forecastInputOf } from '../forecast/input-of-journey.ts';
import type { Samples } from '../forecast/own-durations.ts';
import { withChanges } from '../forecast/what-if.ts';
import { PREPARATION, type Preparation } from '../stages.ts';

const inputOf = (journey: RunningJourney, samples: Samples = {}) => {
  const input = forecastInputOf(journey.state, aMomentOf(journey), samples);
  if (!input) throw new Error('Nothing is forecast');
  return input;
};
const likelyEnd = (journey: RunningJourney, id: string, samples: Samples = {}): string | undefined =>
  forecast(inputOf(journey, samples)).steps.find((step) => step.id === id)?.to;
const set = (journey: RunningJourney, stage: Preparation, until: string): RunningJourney =>
  journey.do('replan', { stages: [{ stage, until }], reason: 'The auditor is not free' }, 'ana');

describe('the last day of a stage', () => {
  it('is the same in the plan and in the forecast, also when a stage began earlier than planned', () => {
    const journey = plannedJourney();
    expect(journey.state.stages.documentation).toMatchObject({ startedOn: '2026-11-23', to: '2027-01-05' });
    expect(journey.clock('stage', 'stage:documentation')).toBe('2027-01-05');
    const open = PREPARATION.filter((stage) => journey.state.stages[stage].doneOn === null);
    expect(open.map((stage) => likelyEnd(journey, stage))).toEqual(open.map((stage) => journey.state.stages[stage].to));
    expect(likelyEnd(journey, 'internalAudit')).toBe('2027-02-16');
  });

  it('moves what follows when it is set, in the plan and in the forecast', () => {
    const journey = set(plannedJourney(), 'internalAudit', '2027-06-30');
    const { managementReview } = journey.state.stages;
    expect(managementReview).toMatchObject({ from: '2027-07-01', to: '2027-07-07', workingDays: 5 });
    expect(managementReview.baseline).toEqual({ from: '2027-02-17', to: '2027-02-23' });
    expect(likelyEnd(journey, 'internalAudit')).toBe('2027-06-30');
    expect(likelyEnd(journey, 'managementReview')).toBe('2027-07-07');
    const stage1 = forecast(inputOf(journey)).steps.find(({ id }) => id === 'stage1');
    expect(stage1?.from).toBe('2027-07-08');
  });

  it('takes along what stood right behind it when it becomes earlier', () => {
    const journey = set(plannedJourney(), 'internalAudit', '2027-02-02');
    expect(journey.state.stages.managementReview).toMatchObject({ from: '2027-02-03', to: '2027-02-09' });
  });

  it('stays as it was set by hand as long as what comes before allows it', () => {
    const journey = set(plannedJourney(), 'managementReview', '2027-03-12');
    set(journey, 'internalAudit', '2027-03-04');
    expect(journey.state.stages.managementReview).toMatchObject({
      from: '2027-03-05',
      to: '2027-03-12',
      dateSet: true,
    });
    set(journey, 'internalAudit', '2027-03-12');
    expect(journey.state.stages.managementReview).toMatchObject({ from: '2027-03-15', to: '2027-03-22' });
  });

  it('of two that are set at once leaves the later one what is left of its time', () => {
    const stages = [
      { stage: 'internalAudit', until: '2027-04-16' },
      { stage: 'managementReview', until: '2027-04-20' },
    ];
    const journey = plannedJourney().do('replan', { stages, reason: 'The auditor is not free' }, 'ana');
    expect(journey.state.stages.managementReview).toMatchObject({
      from: '2027-04-19',
      to: '2027-04-20',
      workingDays: 2,
    });
    expect(likelyEnd(journey, 'managementReview')).toBe('2027-04-20');
  });

  it('is not set before the end of what the stage waits for', () => {
    const body = { stages: [{ stage: 'documentation', until: '2027-03-01' }], reason: 'Later' };
    const journey = plannedJourney().do('beginStage', { stage: 'internalAudit' }, 'ana').do('replan', body, 'ana');
    const early = { stages: [{ stage: 'internalAudit', until: '2027-02-26' }], reason: 'Early' };
    expect(journey.refusal('replan', early, 'ana')).toMatchObject({
      code: 'endsBeforeOther',
      params: { date: { date: '2027-03-01' } },
    });
  });

  it('gives way to own finished stages, unless it was set by hand', () => {
    const samples = { documentation: [5, 5, 5] };
    expect(likelyEnd(plannedJourney(), 'documentation', samples)).toBe('2026-11-27');
    const journey = set(plannedJourney(), 'documentation', '2027-01-15');
    expect(likelyEnd(journey, 'documentation', samples)).toBe('2027-01-15');
  });

  it('goes along with what is tried', () => {
    const input = inputOf(plannedJourney());
    const tried = (workingDays: number): (string | undefined)[] => {
      const then = forecast(withChanges(input, [{ kind: 'slips', id: 'documentation', workingDays }]));
      return ['documentation', 'internalAudit'].map((id) => then.steps.find((step) => step.id === id)?.to);
    };
    expect(tried(5)).toEqual(['2027-01-12', '2027-02-23']);
    expect(tried(-5)).toEqual(['2026-12-28', '2027-02-09']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { forecast } from '#domain/certification/forecast/forecast';
import { forecastInputOf } from '#domain/certification/forecast/input-of-journey';
import { aJourney, aMomentOf, plannedJourney } from '../../../../../tests/builders/a-journey.ts';
import { STORY_TODAY, theBrnoJourney } from '../../../../../tests/builders/a-forecast.ts';
import { actionsByPerson, planRows, planSpan } from './plan-rows.ts';

const input = theBrnoJourney();
const result = forecast(input);
const { state } = aJourney();
const planned = {
  ...state,
  plan: {
    ...state.plan,
    actions: [
      {
        ...{
          number: 1,
          what: 'Rewrite the work instructions',
          owner: 'petr',
          dueOn: '2026-12-04',
          stage: 'documentation' as const,
        },
        ...{ baseline: '2026-11-20', status: 'planned' as const, doneOn: null, note: null, doneBy: null },
      },
      {
        ...{
          number: 2,
          what: 'Train shift leaders',
          owner: 'petr',
          dueOn: '2026-12-11',
          stage: 'documentation' as const,
          after: [1],
        },
        ...{ baseline: null, status: 'planned' as const, doneOn: null, note: null, doneBy: null },
      },
    ],
  },
};
const rows = (shown: 'stages' | 'actions') => planRows(planned, input, result, input.calendar, shown);

describe('the rows of a plan', () => {
  it('are the steps of the forecast in their order, with what comes before each', () => {
    const ids = rows('stages').map(({ id }) => id);
    expect(ids.slice(-3)).toEqual(['stage2', 'answers', 'decision']);
    expect(rows('stages').find(({ id }) => id === 'stage1')?.after).toContain('managementReview');
    expect(rows('stages').find(({ id }) => id === 'stage1')?.kind).toBe('audit');
  });

  it('mark the critical path', () => {
    const critical = rows('stages')
      .filter(({ isCritical }) => isCritical)
      .map(({ id }) => id);
    expect(critical).toEqual(result.criticalPath.map(({ id }) => id));
  });

  it('put actions under their stage, with how far they are behind what was approved', () => {
    const found = rows('actions');
    const at = found.findIndex(({ id }) => id === 'documentation');
    expect(found.slice(at + 1, at + 3).map(({ id, deviation, after }) => [id, deviation, after])).toEqual([
      ['action:1', 10, []],
      ['action:2', null, ['action:1']],
    ]);
  });

  it('end a stage as it is forecast, never before what it waits for, and keep what the plan says', () => {
    const journey = plannedJourney();
    const { stages } = journey.state;
    const dates = { from: '2027-01-04', to: '2027-01-08', workingDays: 5 };
    // As journeys were left where a new day of one stage moved no other.
    const old = { ...journey.state, stages: { ...stages, managementReview: { ...stages.managementReview, ...dates } } };
    const given = forecastInputOf(old, aMomentOf(journey), {});
    const drawn = planRows(old, given, given && forecast(given), input.calendar, 'stages');
    const rowOf = (id: string) => drawn.find((row) => row.id === id);
    expect(rowOf('internalAudit')).toMatchObject({ to: '2027-02-16', planned: '2027-02-16' });
    expect(rowOf('managementReview')).toMatchObject({ from: '2027-02-17', to: '2027-02-23', planned: '2027-01-08' });
  });

  it('are what is left of the plan once certificates are held', () => {
    const journey = plannedJourney();
    const held = { ...journey.state, cycle: 1 };
    const drawn = planRows(held, null, null, input.calendar, 'actions');
    expect(drawn.map(({ id, to }) => [id, to])).toEqual([
      ['training', '2027-01-19'],
      ['documentation', '2027-01-05'],
      ['action:1', '2026-12-18'],
      ['implementation', '2027-02-02'],
      ['action:2', '2027-01-15'],
      ['internalAudit', '2027-02-16'],
      ['managementReview', '2027-02-23'],
    ]);
  });

  it('show today, and everything to the 80 % date', () => {
    const span = planSpan(rows('stages'), result, STORY_TODAY);
    expect(span.from <= STORY_TODAY).toBe(true);
    expect(span.to > result.at80).toBe(true);
  });

  it('stand also by who has them', () => {
    expect(actionsByPerson(planned)).toMatchObject([{ owner: 'petr', actions: [{ number: 1 }, { number: 2 }] }]);
  });
});

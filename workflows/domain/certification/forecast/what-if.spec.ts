import { describe, expect, it } from '@jest/globals';
import { aForecast, aStep, inAChain, theBrnoJourney } from '../../../../tests/builders/a-forecast.ts';
import { compareForecasts, type Move } from './compare-forecasts.ts';
import { forecast } from './forecast.ts';
import type { ForecastInput } from './input.ts';
import { planChangeSchema, withChanges, type PlanChange } from './what-if.ts';

const plan = (): ForecastInput =>
  aForecast(
    inAChain([
      aStep('implementation', { status: 'running', startedOn: '2026-11-23', plannedWorkingDays: 10 }),
      aStep('stage2', { plannedWorkingDays: 2, bookedOn: '2026-12-14' }),
      aStep('answers', { plannedWorkingDays: 5 }),
      aStep('decision', { plannedWorkingDays: 1 }),
    ]),
    { samples: { answers: [5, 5, 5] } },
  );
const moved = (changes: readonly PlanChange[], input = plan()): { likely: number; moves: readonly Move[] } => {
  const { likely, moves } = compareForecasts(forecast(input), forecast(withChanges(input, changes)), input.calendar);
  return { likely, moves };
};

describe('what if', () => {
  it('a step slips: its slack swallows the delay until the audit is missed', () => {
    expect(moved([{ kind: 'slips', id: 'implementation', workingDays: 5 }])).toEqual({ likely: 0, moves: [] });
    expect(moved([{ kind: 'slips', id: 'implementation', workingDays: 8 }])).toEqual({
      likely: 3,
      moves: [
        { id: 'implementation', workingDays: 8, code: 'takesLonger' },
        { id: 'stage2', workingDays: -5, code: 'slackUsed' },
      ],
    });
  });

  it('a booked audit slips by being moved, and can be booked for another day', () => {
    const monday = [{ id: 'stage2', workingDays: 5, code: 'bookingMoved' }];
    expect(moved([{ kind: 'slips', id: 'stage2', workingDays: 5 }])).toEqual({ likely: 5, moves: monday });
    expect(moved([{ kind: 'booked', id: 'stage2', on: '2026-12-21' }])).toEqual({ likely: 5, moves: monday });
    expect(moved([{ kind: 'booked', id: 'stage2', on: null }])).toMatchObject({ likely: -5 });
  });

  it('a length that is tried is not assumed any more', () => {
    const assumed = { code: 'forecast.assumedAudit', params: {} };
    const input = aForecast([aStep('stage1', { assumed })]);
    expect(forecast(input).steps).toMatchObject([{ basis: 'assumed', assumed: [assumed] }]);
    const tried = withChanges(input, [{ kind: 'takes', id: 'stage1', workingDays: 8 }]);
    expect(forecast(tried).steps).toMatchObject([{ basis: 'plan', assumed: [] }]);
  });

  it('a step takes another time than plan and experience say', () => {
    expect(moved([{ kind: 'takes', id: 'answers', workingDays: 8 }])).toEqual({
      likely: 3,
      moves: [{ id: 'answers', workingDays: 3, code: 'takesLonger' }],
    });
  });

  it('several at once, the largest move first; nothing is changed in what was given', () => {
    const input = plan();
    const before = JSON.stringify(input);
    const changes: PlanChange[] = [
      { kind: 'takes', id: 'answers', workingDays: 4 },
      { kind: 'booked', id: 'stage2', on: '2026-12-17' },
      { kind: 'takes', id: 'decision', workingDays: 3 },
    ];
    expect(moved(changes, input)).toEqual({
      likely: 4,
      moves: [
        { id: 'stage2', workingDays: 3, code: 'bookingMoved' },
        { id: 'decision', workingDays: 2, code: 'takesLonger' },
        { id: 'answers', workingDays: -1, code: 'takesShorter' },
      ],
    });
    expect(JSON.stringify(input)).toBe(before);
  });

  it('the internal audit of the mock-ups ends three weeks later: the dates stay, the first audit is at risk', () => {
    const result = forecast(withChanges(theBrnoJourney(), [{ kind: 'slips', id: 'internalAudit', workingDays: 12 }]));
    expect(result.steps.find(({ id }) => id === 'internalAudit')?.to).toBe('2027-01-08');
    expect(result).toMatchObject({ likely: '2027-04-15', bookings: [{ id: 'stage1', likely: 5 }, { likely: 31 }] });
    expect(result.bookings[0]?.at80).toBeLessThan(0);
    expect(result.explanation.map(({ code }) => code)).toContain('forecast.bookingAtRisk');
  });

  it('only in whole days of a reasonable number', () => {
    expect(planChangeSchema.safeParse({ kind: 'slips', id: 'stage1', workingDays: 1.5 }).success).toBe(false);
    expect(planChangeSchema.safeParse({ kind: 'takes', id: 'stage1', workingDays: -1 }).success).toBe(false);
    expect(planChangeSchema.safeParse({ kind: 'booked', id: 'stage1', on: 'soon' }).success).toBe(false);
  });
});

describe('what moved the date since last week', () => {
  it('is what was done early, and what has not begun yet', () => {
    const last = inAChain([
      aStep('internalAudit', { status: 'running', startedOn: '2026-11-09', plannedWorkingDays: 15 }),
      aStep('managementReview', { plannedWorkingDays: 1 }),
      aStep('decision', { plannedWorkingDays: 3 }),
    ]);
    const [audit, review, decision] = last;
    if (!audit || !review || !decision) throw new Error('Three steps');
    const before = forecast(aForecast(last, { today: '2026-11-23' }));
    const done = { ...audit, status: 'done' as const, doneOn: '2026-11-24' };
    const after = forecast(aForecast([done, review, decision], { today: '2026-12-04' }));
    const { likely, moves } = compareForecasts(before, after, plan().calendar);
    expect([before.likely, after.likely, likely]).toEqual(['2026-12-04', '2026-12-09', 3]);
    expect(moves).toEqual([{ id: 'managementReview', workingDays: 3, code: 'notBegun' }]);
  });

  it('is a step that was added', () => {
    const steps = inAChain([aStep('stage2', { plannedWorkingDays: 2 }), aStep('decision', { plannedWorkingDays: 1 })]);
    const [stage2, decision] = steps;
    if (!stage2 || !decision) throw new Error('Two steps');
    const before = forecast(aForecast(steps));
    const more = inAChain([stage2, aStep('answers', { plannedWorkingDays: 6 }), { ...decision, dependsOn: [] }]);
    const { likely, moves } = compareForecasts(before, forecast(aForecast(more)), plan().calendar);
    expect([likely, moves]).toEqual([6, [{ id: 'answers', workingDays: 6, code: 'added' }]]);
  });
});

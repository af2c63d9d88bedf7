import { describe, expect, it } from '@jest/globals';
import { aForecast, aStep, inAChain, theBrnoJourney } from '../../../../tests/builders/a-forecast.ts';
import { PLAN_SPREAD } from './durations.ts';
import { forecast } from './forecast.ts';
import type { ForecastInput, ForecastStep } from './input.ts';
import type { Forecast, StepForecast } from './result.ts';

const stepOf = (result: Forecast, id: string): StepForecast => {
  const step = result.steps.find((one) => one.id === id);
  if (!step) throw new Error(`No step ${id}`);
  return step;
};
const only = (changes: Partial<ForecastStep>, rest: Partial<ForecastInput> = {}): Forecast =>
  forecast(aForecast([aStep('decision', changes)], rest));
const running = (changes: Partial<ForecastStep>): Partial<ForecastStep> => ({ status: 'running', ...changes });

describe('the journey of the mock-ups', () => {
  const result = forecast(theBrnoJourney());

  it('has the dates, slack and critical path that they show', () => {
    expect(result).toMatchObject({ likely: '2027-04-15', finished: false, target: { on: '2027-04-30', likely: 11 } });
    expect(result.bookings).toMatchObject([
      { id: 'stage1', on: '2027-01-19', heldOn: '2027-01-19', likely: 16 },
      { id: 'stage2', on: '2027-03-09', heldOn: '2027-03-09', likely: 31 },
    ]);
    expect(result.criticalPath).toEqual([
      { id: 'stage2', workingDays: 3, binds: { kind: 'booking', on: '2027-03-09', missed: false } },
      { id: 'answers', workingDays: 19, binds: { kind: 'predecessor', id: 'stage2' } },
      { id: 'decision', workingDays: 4, binds: { kind: 'predecessor', id: 'answers' } },
    ]);
    expect(stepOf(result, 'stage2')).toMatchObject({ from: '2027-03-09', to: '2027-03-11', basis: 'booking' });
    expect(stepOf(result, 'answers')).toMatchObject({ from: '2027-03-12', to: '2027-04-09' });
    expect(stepOf(result, 'managementReview').to).toBe('2026-12-22');
  });

  it('keeps its 80 % date behind the likely one, and both audits before it', () => {
    expect(result.at80 > result.likely).toBe(true);
    expect(result.early < result.likely).toBe(true);
    expect(stepOf(result, 'stage2').to80).toBe('2027-03-11');
    expect(result.bookings.every(({ at80, likely }) => at80 >= 0 && at80 < likely)).toBe(true);
  });
});

describe('a step ahead', () => {
  it('begins today at the earliest, and the working day after what it depends on', () => {
    expect(only({ plannedWorkingDays: 1 }).likely).toBe('2026-11-23');
    const chain = inAChain([
      aStep('planning', { plannedWorkingDays: 5 }),
      aStep('decision', { plannedWorkingDays: 1 }),
    ]);
    expect(forecast(aForecast(chain)).likely).toBe('2026-11-30');
  });

  it('without a duration happens on the day on which it may', () => {
    const milestone = { plannedWorkingDays: 0 };
    expect(only(milestone).likely).toBe('2026-11-23');
    expect(only(milestone, { today: '2026-11-21' }).likely).toBe('2026-11-23');
    expect(only({ ...milestone, notBefore: [{ on: '2026-12-24', code: 'contract' }] }).likely).toBe('2026-12-28');
    const chain = inAChain([aStep('planning', { plannedWorkingDays: 5 }), aStep('decision', milestone)]);
    expect(forecast(aForecast(chain)).likely).toBe('2026-11-27');
  });

  it('waits for a rule, at its first or at its last day', () => {
    const start = only({ plannedWorkingDays: 3, notBefore: [{ on: '2026-12-01', code: 'contract' }] });
    expect(start.likely).toBe('2026-12-03');
    expect(start.criticalPath[0]?.binds).toEqual({ kind: 'rule', code: 'contract', on: '2026-12-01' });
    const end = only({ plannedWorkingDays: 3, notBefore: [{ on: '2026-12-01', code: 'minimum', of: 'end' }] });
    expect(end.likely).toBe('2026-12-01');
    expect(end.criticalPath[0]?.binds).toEqual({ kind: 'rule', code: 'minimum', on: '2026-12-01' });
    expect(only({ plannedWorkingDays: 30, notBefore: [{ on: '2026-12-01', code: 'minimum', of: 'end' }] }).likely).toBe(
      only({ plannedWorkingDays: 30 }).likely,
    );
  });

  it('that is skipped is stepped over', () => {
    const steps = inAChain([
      aStep('planning', { plannedWorkingDays: 5 }),
      aStep('training', { status: 'skipped', plannedWorkingDays: 100 }),
      aStep('decision', { plannedWorkingDays: 1 }),
    ]);
    const result = forecast(aForecast(steps));
    expect(result.likely).toBe('2026-11-30');
    expect(result.criticalPath.map(({ id }) => id)).toEqual(['planning', 'decision']);
    expect(result.criticalPath[1]?.binds).toEqual({ kind: 'predecessor', id: 'planning' });
    expect(result.steps.map(({ id }) => id)).toEqual(['planning', 'decision']);
  });

  it('may stand before what it depends on in the list, but not depend on itself', () => {
    const steps = [aStep('decision', { dependsOn: ['planning'], plannedWorkingDays: 1 }), aStep('planning')];
    expect(forecast(aForecast(steps, { goal: 'decision' })).likely).toBe('2026-12-07');
    const ring = [aStep('planning', { dependsOn: ['decision'] }), aStep('decision', { dependsOn: ['planning'] })];
    expect(() => forecast(aForecast(ring))).toThrow('depends on itself');
  });
});

describe('a booked audit', () => {
  const audit = (changes: Partial<ForecastStep>, before = 10): Forecast =>
    forecast(
      aForecast(
        inAChain([
          aStep('implementation', { plannedWorkingDays: before }),
          aStep('stage2', { plannedWorkingDays: 2, ...changes }),
        ]),
      ),
    );

  it('is held on its day, with the slack before it', () => {
    const result = audit({ bookedOn: '2026-12-09' });
    expect(result).toMatchObject({ likely: '2026-12-10', bookings: [{ likely: 2, heldOn: '2026-12-09' }] });
    expect(audit({ bookedOn: '2026-12-07' }).bookings[0]).toMatchObject({ likely: 0, heldOn: '2026-12-07' });
  });

  it('that is missed is held when it is ready, or on the next free date', () => {
    const soon = audit({ bookedOn: '2026-12-03' });
    expect(soon).toMatchObject({ likely: '2026-12-08', bookings: [{ likely: -2, heldOn: '2026-12-07' }] });
    expect(soon.criticalPath[1]?.binds).toEqual({ kind: 'predecessor', id: 'implementation' });
    const later = audit({ bookedOn: '2026-12-03', rebookWorkingDays: 25 });
    expect(later.bookings[0]).toMatchObject({ likely: -2, heldOn: '2027-01-12' });
    expect(later.criticalPath).toEqual([
      { id: 'stage2', workingDays: 2, binds: { kind: 'booking', on: '2026-12-03', missed: true } },
    ]);
  });

  it('swallows delays until four of five cases no longer reach it; then the 80 % date jumps by the next free date', () => {
    const at80 = (before: number): string => audit({ bookedOn: '2026-12-21', rebookWorkingDays: 25 }, before).at80;
    expect([at80(5), at80(10), at80(14)]).toEqual(['2026-12-22', '2026-12-22', '2026-12-22']);
    expect(at80(18) > '2027-01-25').toBe(true);
    expect(audit({ bookedOn: '2026-12-21', rebookWorkingDays: 25 }, 18)).toMatchObject({ likely: '2026-12-22' });
  });

  it('takes place on its day also when that is no working day', () => {
    expect(audit({ bookedOn: '2026-12-12', plannedWorkingDays: 1 }).likely).toBe('2026-12-12');
    expect(audit({ bookedOn: '2026-12-12', plannedWorkingDays: 2 }).likely).toBe('2026-12-14');
  });
});

describe('a running step', () => {
  // Ten working days so far, the 17th was a holiday.
  const startedOn = '2026-11-06';

  it('has left what its plan leaves, at least a day', () => {
    expect(only(running({ startedOn, plannedWorkingDays: 12 })).likely).toBe('2026-11-24');
    const over = only(running({ startedOn, plannedWorkingDays: 4 }));
    expect(over).toMatchObject({ likely: '2026-11-23', steps: [{ overruns: true, workingDays: 1 }] });
    expect(over.explanation.map(({ code }) => code)).toContain('forecast.overruns');
    expect(over.at80 > over.likely).toBe(true);
  });

  it('goes on at its pace when its progress is counted, never faster than its plan', () => {
    expect(stepOf(only(running({ startedOn, plannedWorkingDays: 12, progress: 0.25 })), 'decision').workingDays).toBe(
      30,
    );
    expect(stepOf(only(running({ startedOn, plannedWorkingDays: 40, progress: 0.9 })), 'decision').workingDays).toBe(
      30,
    );
    expect(stepOf(only(running({ startedOn, plannedWorkingDays: 40, progress: 1 })), 'decision').workingDays).toBe(1);
    expect(stepOf(only(running({ startedOn, plannedWorkingDays: 12, progress: 0.01 })), 'decision').workingDays).toBe(
      12,
    );
  });

  it('does not end before what it depends on', () => {
    const result = forecast(
      aForecast([
        aStep('documentation', { plannedWorkingDays: 20 }),
        aStep('internalAudit', running({ startedOn, dependsOn: ['documentation'] })),
      ]),
    );
    expect(result.likely).toBe(stepOf(result, 'documentation').to);
    expect(result.criticalPath).toMatchObject([{ id: 'documentation' }, { id: 'internalAudit', workingDays: 0 }]);
  });
});

describe('a journey that reached its goal', () => {
  it('has the date of its decision, whatever else was left open', () => {
    const steps = [
      aStep('training', { plannedWorkingDays: 100 }),
      aStep('decision', { status: 'done', doneOn: '2026-10-17', dependsOn: ['training'] }),
    ];
    const result = forecast(aForecast(steps, { target: '2026-10-30' }));
    expect(result).toMatchObject({
      finished: true,
      early: '2026-10-17',
      likely: '2026-10-17',
      at80: '2026-10-17',
      criticalPath: [],
      // The 28th is a holiday.
      target: { likely: 9, at80: 9 },
      explanation: [{ code: 'forecast.finished' }],
    });
  });
});

describe('experience', () => {
  const samples = (...days: number[]): Partial<ForecastInput> => ({ samples: { decision: days } });

  it('replaces the plan from the third finished step on, by its median and its 80th percentile', () => {
    expect(stepOf(only({}, samples(50, 60)), 'decision')).toMatchObject({
      basis: 'plan',
      ownSteps: 2,
      workingDays: 10,
    });
    const own = only({}, samples(4, 30, 6, 5, 7));
    expect(stepOf(own, 'decision')).toMatchObject({ basis: 'own', ownSteps: 5, workingDays: 6 });
    expect(own.at80).toBe(only({ plannedWorkingDays: 7 }).likely);
  });
});

describe('the 80 % date', () => {
  it('of one step is its 80th percentile; without experience the plan times its spread', () => {
    expect(only({ plannedWorkingDays: 20 }).at80).toBe(only({ plannedWorkingDays: 20 * PLAN_SPREAD }).likely);
  });

  it('of a chain lies near the root of the summed squares and far below the sum', () => {
    const chain = inAChain(
      Array.from({ length: 9 }, (_, index) => aStep(`step:${String(index)}`, { plannedWorkingDays: 20 })),
    );
    const goal = (workingDays: number): string => only({ plannedWorkingDays: workingDays }).likely;
    const { at80, likely } = forecast(aForecast(chain));
    expect(likely).toBe(goal(180));
    // Root of the summed squares: 180 + 8 × √9 = 204, and some days because late is later than early is early.
    // The sum of the percentiles would be 252.
    expect(at80 >= goal(200) && at80 <= goal(218)).toBe(true);
  });

  it('counts that the slower of several parallel steps decides', () => {
    const parallel = ['a', 'b', 'c', 'd', 'e'].map((id) => aStep(id, { plannedWorkingDays: 40 }));
    const one = forecast(aForecast([...parallel.slice(0, 1), aStep('decision', { dependsOn: ['a'] })]));
    const five = forecast(aForecast([...parallel, aStep('decision', { dependsOn: parallel.map(({ id }) => id) })]));
    expect(five.likely).toBe(one.likely);
    expect(five.at80 > one.at80).toBe(true);
  });
});

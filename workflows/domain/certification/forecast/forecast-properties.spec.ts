import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aForecast, aStep } from '../../../../tests/builders/a-forecast.ts';
import { CALENDARS } from '../../seed/calendars.ts';
import { compareForecasts } from './compare-forecasts.ts';
import { forecast } from './forecast.ts';
import type { ForecastInput, ForecastStep, NotBefore } from './input.ts';
import { workingDaysOf } from './working-days.ts';

const date = fc
  .integer({ min: -120, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 10, 23) + days * 86_400_000).toISOString().slice(0, 10));
const past = date.filter((on) => on <= '2026-11-23');
const rule: fc.Arbitrary<NotBefore> = fc.record({
  on: date,
  code: fc.constantFrom('contract', 'minimum'),
  of: fc.constantFrom('start', 'end'),
});
const working = fc.integer({ min: 0, max: 60 });

const step = (place: number): fc.Arbitrary<ForecastStep> =>
  fc
    .record({
      status: fc.constantFrom('ahead', 'ahead', 'ahead', 'running', 'done', 'skipped'),
      on: past,
      plannedWorkingDays: working,
      progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      dependsOn: fc.subarray(Array.from({ length: place }, (_, before) => `step:${String(before)}`)),
      notBefore: fc.array(rule, { maxLength: 2 }),
      bookedOn: fc.option(date, { freq: 2 }),
      rebookWorkingDays: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ status, on, ...rest }) =>
      aStep(`step:${String(place)}`, {
        ...rest,
        status,
        startedOn: status === 'running' || status === 'done' ? on : null,
        doneOn: status === 'done' ? on : null,
      }),
    );

const input: fc.Arbitrary<ForecastInput> = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc
    .record({
      steps: fc.tuple(...Array.from({ length: count }, (_, place) => step(place))),
      calendar: fc.constantFrom(...CALENDARS),
      samples: fc.dictionary(
        fc.integer({ min: 0, max: 8 }).map((place) => `step:${String(place)}`),
        fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 6 }),
        { maxKeys: 3 },
      ),
      target: fc.option(date),
    })
    .map(({ steps, ...rest }) => aForecast(steps, rest)),
);

const open = (one: ForecastStep): boolean => one.status === 'ahead' || one.status === 'running';

function changed(given: ForecastInput, place: number, change: (step: ForecastStep) => ForecastStep): ForecastInput {
  const which = place % given.steps.length;
  return { ...given, steps: given.steps.map((one, index) => (index === which ? change(one) : one)) };
}

describe('any forecast', () => {
  it('is never before today, a hard rule or a booked day, at 80 % never before likely', () => {
    fc.assert(
      fc.property(input, (given) => {
        const result = forecast(given);
        expect(result.at80 >= result.likely && result.early <= result.likely).toBe(true);
        for (const one of result.steps) {
          const asked = given.steps.find(({ id }) => id === one.id);
          if (!asked || !open(asked)) continue;
          expect(one.to >= given.today && one.to80 >= one.to && one.from <= one.to).toBe(true);
          const first = asked.status === 'ahead' ? one.from : one.to;
          for (const { on, of } of asked.notBefore) {
            if (of === 'end') expect(one.to >= on).toBe(true);
            else if (asked.status === 'ahead') expect(first >= on).toBe(true);
          }
          if (asked.status === 'ahead') expect(first >= (asked.bookedOn ?? '') && first >= given.today).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not get earlier by more work, another rule or a longer wait for the next free date', () => {
    fc.assert(
      fc.property(input, fc.nat(), fc.integer({ min: 1, max: 40 }), date, (given, place, more, on) => {
        const { likely, at80 } = forecast(given);
        const worse = [
          changed(given, place, (one) => ({ ...one, plannedWorkingDays: one.plannedWorkingDays + more })),
          changed(given, place, (one) => ({ ...one, addedWorkingDays: more })),
          changed(given, place, (one) => ({ ...one, notBefore: [...one.notBefore, { on, code: 'contract' }] })),
          changed(given, place, (one) => ({ ...one, rebookWorkingDays: (one.rebookWorkingDays ?? 0) + more })),
        ];
        for (const later of worse.map(forecast)) {
          expect(later.likely >= likely).toBe(true);
          expect(later.at80 >= at80).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a finished journey is the date of its last step', () => {
    fc.assert(
      fc.property(input, past, (given, doneOn) => {
        const finished = changed(given, given.steps.length - 1, (one) => ({ ...one, status: 'done', doneOn }));
        expect(forecast(finished)).toMatchObject({ likely: doneOn, at80: doneOn, early: doneOn, finished: true });
      }),
      { numRuns: 100 },
    );
  });

  it('hangs on a path that ends with its goal and whose steps follow each other', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { criticalPath, goal, steps, finished } = forecast(given);
        if (given.steps.at(-1)?.status === 'skipped') return;
        expect(criticalPath.length > 0).toBe(
          !finished && steps.some(({ id, binds }) => id === goal && binds.kind !== 'done'),
        );
        criticalPath.forEach(({ binds, id }, place) => {
          if (place > 0) expect(binds).toEqual({ kind: 'predecessor', id: criticalPath[place - 1]?.id });
          if (place === criticalPath.length - 1) expect(id).toBe(goal);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('compared with another one is moved by its steps by exactly what it moved', () => {
    fc.assert(
      fc.property(input, input, (one, other) => {
        const count = Math.min(one.steps.length, other.steps.length);
        const before = { ...one, steps: one.steps.slice(0, count), calendar: other.calendar };
        const after = { ...other, steps: other.steps.slice(0, count) };
        const goal = before.steps.at(-1);
        if (goal?.status === 'skipped' || after.steps.at(-1)?.status === 'skipped') return;
        const earlier = forecast(before);
        const later = forecast(after);
        const { likely, moves } = compareForecasts(earlier, later, other.calendar);
        expect(likely).toBe(workingDaysOf(other.calendar).between(earlier.likely, later.likely));
        expect(moves.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(likely);
      }),
      { numRuns: 300 },
    );
  });
});

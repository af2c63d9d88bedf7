import { addDays } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';
import { FORECAST_STEPS, type ForecastInput, type ForecastStep } from '#domain/certification/forecast/input';
import { CALENDARS } from '#domain/seed/calendars';

/** Usual working days of the steps, in their order. */
const PLANNED = [20, 10, 60, 60, 80, 30, 5, 2, 3, 20, 10];
/** What a step waits for, by place: training, documentation and implementation run side by side. */
const BEHIND: readonly (readonly number[])[] = [[], [0], [1], [1], [1], [3], [5], [6, 3], [7, 4, 2], [8], [9]];
const FIRST_DAY = '2026-11-23';

/**
 * Journeys at every point of their way: steps done, running with and without a count, ahead, audits booked or not,
 * with and without experience, at sites with three calendars. The same ones every time.
 */
export function someJourneys(count: number): ForecastInput[] {
  return Array.from({ length: count }, (_, number) => journey(number));
}

function journey(number: number): ForecastInput {
  const calendar = CALENDARS[number % CALENDARS.length] ?? CALENDARS[0];
  if (!calendar) throw new Error('The product has calendars');
  const today = addDays(FIRST_DAY, { days: number % 90, unit: 'calendar' }, calendar);
  const reached = number % FORECAST_STEPS.length;
  const from = (days: number): LocalDate => addDays(today, { days, unit: 'working' }, calendar);
  const steps = FORECAST_STEPS.map((id, place): ForecastStep => {
    const plannedWorkingDays = (PLANNED[place] ?? 10) + (number % 7);
    const status = place < reached ? 'done' : place === reached ? 'running' : 'ahead';
    const isAudit = id === 'stage1' || id === 'stage2';
    return {
      id,
      status,
      startedOn: status === 'ahead' ? null : from(-30 - number),
      doneOn: status === 'done' ? from(-number - 1) : null,
      plannedWorkingDays,
      progress: status === 'running' && number % 2 === 0 ? (number % 10) / 10 : null,
      dependsOn: (BEHIND[place] ?? []).map((before) => FORECAST_STEPS[before] ?? ''),
      notBefore: id === 'stage2' ? [{ on: from(65), code: 'recordsRunning' }] : [],
      bookedOn: isAudit && status === 'ahead' && number % 3 > 0 ? from(120 + place * 10) : null,
      rebookWorkingDays: 25,
    };
  });
  const samples = number % 4 === 0 ? { answers: [14, 19, 25, 21], decision: [6, 9, 12] } : {};
  return { today, calendar, steps, samples, target: from(300), limit: { on: from(350), code: 'certificateEnd' } };
}

/** The floor: every step once behind the others, in days of the kernel's calendar, and nothing else. */
export function addUpPlans(journeys: readonly ForecastInput[]): LocalDate[] {
  return journeys.map(({ steps, today, calendar }) => {
    const ends = new Map<string, LocalDate>();
    for (const { id, dependsOn, plannedWorkingDays, doneOn } of steps) {
      const begin = dependsOn.reduce((last, before) => {
        const end = ends.get(before) ?? last;
        return end > last ? end : last;
      }, today);
      ends.set(id, doneOn ?? addDays(begin, { days: plannedWorkingDays, unit: 'working' }, calendar));
    }
    return ends.get('decision') ?? today;
  });
}

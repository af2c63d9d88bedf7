import { CZECHIA } from '#domain/seed/calendars';
import type { ForecastInput, ForecastStep } from '#domain/certification/forecast/input';
import { workingDaysOf } from '#domain/certification/forecast/working-days';

/** Monday of the story: three days after it the demo's people meet. */
export const STORY_TODAY = '2026-11-23';

/** A step that lies ahead and takes ten working days. */
export function aStep(id: string, changes: Partial<ForecastStep> = {}): ForecastStep {
  return {
    id,
    status: 'ahead',
    startedOn: null,
    doneOn: null,
    plannedWorkingDays: 10,
    progress: null,
    dependsOn: [],
    notBefore: [],
    bookedOn: null,
    ...changes,
  };
}

/** Steps in Brno from the Monday of the story on, without experience, target or limit. */
export function aForecast(steps: readonly ForecastStep[], changes: Partial<ForecastInput> = {}): ForecastInput {
  return { today: STORY_TODAY, calendar: CZECHIA, steps, samples: {}, target: null, limit: null, ...changes };
}

/** A chain: every step behind the one before it. */
export function inAChain(steps: readonly ForecastStep[]): ForecastStep[] {
  return steps.map((step, place) => {
    const before = steps[place - 1];
    return before ? { ...step, dependsOn: [...step.dependsOn, before.id] } : step;
  });
}

/** The journey of the mock-ups: Brno, ISO 9001:2026 and ISO 14001:2026, both audits booked, target 30 April. */
export function theBrnoJourney(): ForecastInput {
  const days = workingDaysOf(CZECHIA);
  const running = (id: string, startedOn: string, to: string, changes: Partial<ForecastStep> = {}): ForecastStep => {
    const plannedWorkingDays = days.closedBy(to) - days.closedBefore(startedOn);
    return aStep(id, { status: 'running', startedOn, plannedWorkingDays, dependsOn: ['planning'], ...changes });
  };
  return aForecast(
    [
      running('gapAnalysis', '2026-09-21', '2026-12-04', { dependsOn: [] }),
      aStep('planning', { status: 'done', startedOn: '2026-03-16', doneOn: '2026-04-10' }),
      running('training', '2026-04-13', '2026-12-11'),
      running('documentation', '2026-04-13', '2026-12-04'),
      running('implementation', '2026-05-04', '2027-01-15'),
      running('internalAudit', '2026-09-28', '2026-12-18'),
      running('actions:CAPA-2026-0042', '2026-11-16', '2027-01-22', { dependsOn: [] }),
      aStep('managementReview', {
        plannedWorkingDays: 1,
        dependsOn: ['internalAudit'],
        notBefore: [{ on: '2026-12-22', code: 'planned' }],
      }),
      aStep('stage1', {
        plannedWorkingDays: 1,
        dependsOn: ['managementReview', 'documentation', 'gapAnalysis'],
        bookedOn: '2027-01-19',
        rebookWorkingDays: 25,
      }),
      aStep('stage2', {
        plannedWorkingDays: 3,
        dependsOn: ['stage1', 'implementation', 'training', 'actions:CAPA-2026-0042'],
        notBefore: [{ on: '2026-12-21', code: 'recordsRunning' }],
        bookedOn: '2027-03-09',
        rebookWorkingDays: 25,
      }),
      aStep('answers', { plannedWorkingDays: 19, dependsOn: ['stage2'] }),
      aStep('decision', { plannedWorkingDays: 4, dependsOn: ['answers'] }),
    ],
    { target: '2027-04-30' },
  );
}

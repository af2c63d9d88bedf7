import { workingDaysOf } from '#domain/certification/forecast/working-days';
import { PREPARATION } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import type { Calendar } from '#domain/kernel/calendar';
import type { Samples } from './forecast-input.ts';

/**
 * How long this organization's finished stages took, in working days, by stage. A stage whose days are not known (it was
 * done before the journey was entered), or that was passed with a reason, says nothing about how long one takes.
 */
export function ownDurations(journeys: readonly JourneyState[], calendar: Calendar): Samples {
  const days = workingDaysOf(calendar);
  return Object.fromEntries(
    PREPARATION.map((stage) => [
      stage,
      journeys.flatMap((journey) => {
        const { status, startedOn, doneOn } = journey.stages[stage];
        if (status !== 'done' || startedOn === null || doneOn === null) return [];
        return [Math.max(1, days.closedBy(doneOn) - days.closedBefore(startedOn))];
      }),
    ]),
  );
}

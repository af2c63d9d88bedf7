import type { Calendar } from '../../kernel/calendar.ts';
import { PREPARATION } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import type { ForecastInput } from './input.ts';
import { workingDaysOf } from './working-days.ts';

/** Working days of this organization's finished steps of the same kind, by step. */
export type Samples = ForecastInput['samples'];

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
        return [days.lasting(startedOn, doneOn)];
      }),
    ]),
  );
}

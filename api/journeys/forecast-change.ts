import { forecast } from '#domain/certification/forecast/forecast';
import { forecastInputOf } from '#domain/certification/forecast/input-of-journey';
import { ownDurations } from '#domain/certification/forecast/own-durations';
import type { Forecast } from '#domain/certification/forecast/result';
import { localDate } from '#domain/kernel/calendar';
import type { Moment } from '#domain/kernel/moment';
import type { ApiDeps } from '../platform/deps.ts';
import { journeyIn } from './journey-row.ts';
import { journeyStates } from './portfolio.ts';

/** How the forecast of a journey moves: its goal, and the last days of the steps before it. */
export interface ForecastChange {
  readonly goal: string;
  readonly before: Pick<Forecast, 'likely' | 'at80'>;
  readonly after: Pick<Forecast, 'likely' | 'at80'>;
  readonly moved: readonly { readonly step: string; readonly before: string; readonly after: string }[];
}

/** Compares the forecasts of two states of a journey; null when nothing differs that a forecast rests on. */
export async function forecastChange(
  deps: ApiDeps,
  moment: Moment,
  states: { readonly before: unknown; readonly after: unknown },
): Promise<ForecastChange | null> {
  const [before, after] = [journeyIn({ state: states.before }), journeyIn({ state: states.after })];
  if (!before || !after) return null;
  const inputs = (samples: ReturnType<typeof ownDurations>) =>
    [before, after].map((state) => forecastInputOf(state, moment, samples));
  // Most commands change nothing here: then the other journeys need not be read.
  const [was, is] = inputs({}).map((input) => JSON.stringify(input));
  if (was === is) return null;
  const [now, then] = inputs(
    ownDurations(await journeyStates(deps), moment.calendar, localDate(moment.now, moment.calendar)),
  ).map((input) => input && forecast(input));
  if (!now || then?.goal !== now.goal) return null;
  return {
    goal: now.goal,
    before: { likely: now.likely, at80: now.at80 },
    after: { likely: then.likely, at80: then.at80 },
    moved: now.steps.flatMap(({ id, to }) => {
      const other = then.steps.find((step) => step.id === id);
      return other && other.to !== to && id !== now.goal ? [{ step: id, before: to, after: other.to }] : [];
    }),
  };
}

import { computed, type Signal } from '@angular/core';
import * as z from 'zod/mini';
import { compareForecasts, type ForecastChange } from '#domain/certification/forecast/compare-forecasts';
import { forecast } from '#domain/certification/forecast/forecast';
import type { ForecastInput } from '#domain/certification/forecast/input';
import type { Forecast } from '#domain/certification/forecast/result';
import { calendarSchema } from '#domain/kernel/calendar';
import { sentenceSchema } from '#domain/kernel/param';
import { read, type Read } from '../../core/read.ts';

const stepSchema = z.object({
  id: z.string(),
  status: z.enum(['ahead', 'running', 'done', 'skipped']),
  startedOn: z.nullable(z.string()),
  doneOn: z.nullable(z.string()),
  plannedWorkingDays: z.number(),
  assumed: z.exactOptional(sentenceSchema),
  progress: z.nullable(z.number()),
  dependsOn: z.array(z.string()),
  notBefore: z.array(
    z.object({
      on: z.string(),
      code: z.string(),
      of: z.exactOptional(z.enum(['start', 'end'])),
      assumed: z.exactOptional(sentenceSchema),
    }),
  ),
  bookedOn: z.nullable(z.string()),
  rebookWorkingDays: z.exactOptional(z.number()),
  addedWorkingDays: z.exactOptional(z.number()),
});

const inputSchema: z.ZodMiniType<ForecastInput> = z.object({
  today: z.string(),
  calendar: calendarSchema,
  steps: z.array(stepSchema),
  goal: z.exactOptional(z.string()),
  samples: z.record(z.string(), z.array(z.number())),
  target: z.nullable(z.string()),
  limit: z.nullable(z.object({ on: z.string(), code: z.string() })),
});

const answerSchema = z.object({
  input: z.nullable(inputSchema),
  weekAgo: z.nullable(z.object({ at: z.string(), input: inputSchema })),
  ownJourneys: z.number(),
});

/** Since when a forecast is compared, and whether the days are counted by another calendar since. */
interface Since {
  readonly since: string;
  readonly isCalendarCorrected: boolean;
}

/** The forecast of one journey, reckoned here from what it rests on, so that changes can be tried on a copy. */
export interface ForecastReading {
  readonly reading: Read<z.infer<typeof answerSchema>>;
  /** Null where nothing has to be reached now, and until it is read. */
  readonly input: Signal<ForecastInput | null>;
  readonly now: Signal<Forecast | null>;
  /** What moved since a week ago; null for a journey that is younger. */
  readonly change: Signal<(ForecastChange & Since) | null>;
  readonly ownJourneys: Signal<number>;
}

/** Reads the forecast of a journey and keeps it true while the journey changes. An undefined key reads nothing. */
export function journeyForecast(key: () => string | undefined): ForecastReading {
  const reading = read(
    () => {
      const one = key();
      return one === undefined ? undefined : `/api/journeys/${encodeURIComponent(one)}/forecast`;
    },
    { parse: (body) => z.parse(answerSchema, body), concerns: (change) => change.key === key() },
  );
  const input = computed(() => reading.value()?.input ?? null);
  const now = computed(() => {
    const given = input();
    return given && forecast(given);
  });
  return {
    reading,
    input,
    now,
    change: computed(() => {
      const before = reading.value()?.weekAgo;
      const after = now();
      const given = input();
      if (!before || !after || !given) return null;
      const { id, version } = before.input.calendar;
      const isCalendarCorrected = id !== given.calendar.id || version !== given.calendar.version;
      const change = compareForecasts(forecast(before.input), after, given.calendar);
      return { ...change, since: before.at, isCalendarCorrected };
    }),
    ownJourneys: computed(() => reading.value()?.ownJourneys ?? 0),
  };
}

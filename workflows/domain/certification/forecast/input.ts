import type { Calendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Sentence } from '../../kernel/param.ts';
import { PREPARATION } from '../stages.ts';

/** The steps of a first certification. A journey may name others: `answers:2`, `decision:ISO 9001`, a surveillance. */
export const FORECAST_STEPS = [...PREPARATION, 'stage1', 'stage2', 'answers', 'decision'] as const;

/** The rule of a stage's last day in the plan: what tries another date moves it, no standard does. */
export const PLANNED_END = 'plannedEnd';

/** A day before which something cannot be: a contract date, the running time of records, a minimum of a standard. */
export interface NotBefore {
  readonly on: LocalDate;
  /** Word of the rule (catalogue: `forecastRule.<code>`). */
  readonly code: string;
  /** What it holds back: the step's first day (so by default) or its last one. */
  readonly of?: 'start' | 'end';
  /** Where nobody has agreed it: what it was reckoned from. */
  readonly assumed?: Sentence;
}

/** One step between today and the certificate. */
export interface ForecastStep {
  readonly id: string;
  readonly status: 'ahead' | 'running' | 'done' | 'skipped';
  readonly startedOn: LocalDate | null;
  readonly doneOn: LocalDate | null;
  /** Working days from its first to its last day; 0 for what happens at the moment the steps before it are done. */
  readonly plannedWorkingDays: number;
  /** Where nobody has planned that length: where it comes from. */
  readonly assumed?: Sentence;
  /** Share that is done, 0 to 1; null where nobody counts it. */
  readonly progress: number | null;
  /** It begins on the working day after the last of these; one that already runs does not end before them. */
  readonly dependsOn: readonly string[];
  readonly notBefore: readonly NotBefore[];
  /** The first day of an audit that is booked: it is held then or, when what comes before it is not ready, later. */
  readonly bookedOn: LocalDate | null;
  /** Working days from a booked day that is missed to the next one the certification body has free; 0 when unknown. */
  readonly rebookWorkingDays?: number;
  /** Working days on top of plan or experience, for “what if it ends later”; fewer when negative. */
  readonly addedWorkingDays?: number;
}

/** Everything a forecast rests on. The same input gives the same forecast, on every machine and in every release. */
export interface ForecastInput {
  /** Local to the site of the journey. */
  readonly today: LocalDate;
  readonly calendar: Calendar;
  readonly steps: readonly ForecastStep[];
  /** The step whose last day is forecast; the last one of the list when absent. */
  readonly goal?: string;
  /** Working days that this organization's finished steps of the same kind took, by step id. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly target: LocalDate | null;
  /** A date that must hold, for example the end of the certificate, and the word of its rule. */
  readonly limit: { readonly on: LocalDate; readonly code: string } | null;
}

import type { LocalDate } from '../../kernel/instant.ts';
import type { Sentence } from '../../kernel/param.ts';

/**
 * What the dates of a step come from: the plan, a length that is assumed as nobody has planned it, this organization's own
 * finished steps, or the days that are booked.
 */
export type Basis = 'plan' | 'assumed' | 'own' | 'booking';

/** Why a step is not earlier. */
export type Binds =
  | { readonly kind: 'predecessor'; readonly id: string }
  /** Held as booked, or (`missed`) on the next free date after a booked day that could not be kept. */
  | { readonly kind: 'booking'; readonly on: LocalDate; readonly missed: boolean }
  | { readonly kind: 'rule'; readonly code: string; readonly on: LocalDate }
  /** It runs, and this is what is left of it. */
  | { readonly kind: 'running' }
  /** Nothing holds it but that it has not begun. */
  | { readonly kind: 'today' }
  | { readonly kind: 'done' };

/** One step in the forecast. What was skipped is not in it. */
export interface StepForecast {
  readonly id: string;
  readonly from: LocalDate;
  /** Its likely last day; the day it was done when it is done. */
  readonly to: LocalDate;
  /** Its last day in four of five cases. */
  readonly to80: LocalDate;
  /** Likely working days from now on: the whole of a step ahead, what is left of a running one, 0 of a done one. */
  readonly workingDays: number;
  readonly basis: Basis;
  /** How many own finished steps stand behind it, also where they are too few to count. */
  readonly ownSteps: number;
  /** It runs longer than it was to take: every further day without its end moves the forecast by a day. */
  readonly overruns: boolean;
  readonly binds: Binds;
  /** What was taken for granted for it, one sentence each. */
  readonly assumed: readonly Sentence[];
}

/** One step of the critical path, from what begins now or on a fixed day to the goal. */
export interface CriticalStep {
  readonly id: string;
  readonly workingDays: number;
  readonly binds: Binds;
}

/** Working days to spare until a date; negative when it is passed by so many. */
export interface Slack {
  readonly on: LocalDate;
  readonly likely: number;
  readonly at80: number;
}

/** Whole working days between the day everything before a booked audit is ready and the audit. */
export interface BookingSlack extends Slack {
  readonly id: string;
  /** When it is likely held: the booked day, or later. */
  readonly heldOn: LocalDate;
}

/** When the goal is reached, how sure that is, and what it hangs on. */
export interface Forecast {
  readonly goal: string;
  /** The goal is reached; its date is the one of the record. */
  readonly finished: boolean;
  /** Reached earlier in one of five cases only. */
  readonly early: LocalDate;
  readonly likely: LocalDate;
  /** Reached by then in four of five cases. */
  readonly at80: LocalDate;
  readonly steps: readonly StepForecast[];
  readonly criticalPath: readonly CriticalStep[];
  readonly bookings: readonly BookingSlack[];
  readonly target: Slack | null;
  readonly limit: (Slack & { readonly code: string }) | null;
  /** How the dates came about, sentence by sentence. */
  readonly explanation: readonly Sentence[];
}

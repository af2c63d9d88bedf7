import type { ForecastStep } from './input.ts';
import type { Basis } from './result.ts';

/** Fewer finished steps than this are anecdotes: the plan stays [practice, certification reference “Forecast”]. */
export const OWN_STEPS_FROM = 3;

/**
 * Until an organization has steps of its own: in one of five cases a step takes longer than so many times its plan
 * [practice]. No standard says so; it is our caution, and it ends with the third finished step of the kind.
 */
export const PLAN_SPREAD = 1.4;

/** Below this share of progress the pace of a step says nothing yet. */
const PACE_FROM = 0.1;

/** A step that nobody counts goes on, in one of five cases, for more than this share of what it already took [practice]. */
const UNCOUNTED_SHARE = 0.1;

/** How long a step takes from now on, in working days. */
export interface Duration {
  /** As often shorter as longer. */
  readonly likely: number;
  /** Longer in one of five cases. */
  readonly at80: number;
  readonly basis: Basis;
  readonly ownSteps: number;
  readonly overruns: boolean;
}

/** The whole of a step that lies ahead. A booked audit takes the days that are booked. */
export function durationAhead(step: ForecastStep, samples: readonly number[]): Duration {
  const whole = wholeDuration(step, samples);
  const added = step.addedWorkingDays ?? 0;
  return {
    ...whole,
    likely: Math.max(0, whole.likely + added),
    at80: Math.max(0, whole.at80 + added),
    overruns: false,
  };
}

/**
 * What is left of a running step that took `elapsed` working days so far: what its pace says (half done in ten days: ten
 * more), at least what is left of the whole, never less than a day. At 80 % what is left has the spread of the plan, or
 * what is left of the own 80th percentile: what went as planned so far is no longer uncertain. So a step that overruns without telling its progress
 * is always forecast to end soon and moves the forecast by a day every day; that is said beside it.
 */
export function durationLeft(step: ForecastStep, samples: readonly number[], elapsed: number): Duration {
  const whole = wholeDuration(step, samples);
  const overruns = elapsed >= whole.likely;
  const added = step.addedWorkingDays ?? 0;
  const left = (likely: number, at80: number): Duration => ({
    ...whole,
    likely: Math.max(1, Math.ceil(likely) + added),
    at80: Math.max(1, at80 + added, Math.ceil(likely) + added),
    overruns,
  });
  const { progress } = step;
  // All is done; what is missing is that somebody says so.
  if (progress !== null && progress >= 1) return left(1, PLAN_SPREAD);
  const hasPace = progress !== null && progress >= PACE_FROM;
  const byPace = hasPace ? (elapsed * (1 - progress)) / progress : whole.likely * (1 - (progress ?? 1));
  const likely = Math.max(1, whole.likely - elapsed, byPace);
  const uncounted = hasPace ? 0 : elapsed * UNCOUNTED_SHARE;
  const spread = Math.max(byPace, whole.basis === 'own' ? 0 : likely) * PLAN_SPREAD;
  return left(likely, Math.max(likely, spread, whole.basis === 'own' ? whole.at80 - elapsed : 0, uncounted));
}

function wholeDuration(
  { plannedWorkingDays, assumed, bookedOn }: ForecastStep,
  samples: readonly number[],
): Omit<Duration, 'overruns'> {
  const ownSteps = samples.length;
  const planned = Math.max(0, Math.ceil(plannedWorkingDays));
  if (bookedOn !== null) return { likely: planned, at80: planned, basis: 'booking', ownSteps };
  if (ownSteps < OWN_STEPS_FROM) {
    return { likely: planned, at80: planned * PLAN_SPREAD, basis: assumed ? 'assumed' : 'plan', ownSteps };
  }
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = (sorted[Math.floor((ownSteps - 1) / 2)] ?? 0) + (sorted[Math.floor(ownSteps / 2)] ?? 0);
  const likely = Math.ceil(middle / 2);
  const at80 = Math.max(likely, sorted[Math.ceil(0.8 * ownSteps) - 1] ?? 0);
  return { likely, at80, basis: 'own', ownSteps };
}

import type { EventStamp } from '../kernel/process.ts';
import { planOf, type CapaState, type FinishedAttempt, type StageDates } from './state.ts';

/** How much of a cause the short account of a finished attempt keeps. */
const SHORT = 160;

/** Adds the running attempt to the finished ones. Its details stay in the events up to `endedVersion`. */
export function finishAttempt(state: CapaState, verdict: FinishedAttempt['verdict'], at: EventStamp): CapaState {
  const since = state.stageDates.find((one) => one.attempt === state.attempt)?.from ?? state.openedAt;
  const rootCause = 'rootCause' in state.work ? state.work.rootCause : null;
  // A cancelled loop that is reopened was already counted when it was cancelled.
  if (state.finished.some((one) => one.attempt === state.attempt)) return state;
  const plan = planOf(state);
  const finished: FinishedAttempt = {
    attempt: state.attempt,
    verdict,
    owner: state.owner,
    since,
    endedAt: at.at,
    endedVersion: at.seq,
    criteria: plan?.criteria ?? null,
    ...(plan && 'actions' in state.work ? { waiting: plan.waiting } : {}),
    causes: (rootCause?.causes ?? [])
      .filter((cause) => cause.marked)
      .slice(0, 5)
      .map((cause) => shortened(cause.text)),
  };
  return { ...state, finished: [...state.finished, finished] };
}

/** The counters of a new attempt. Its work is set by whoever begins it. */
export function nextAttempt(state: CapaState): CapaState {
  return { ...state, attempt: state.attempt + 1, inconclusive: 0, extensions: [], evaluatorChange: null };
}

/** Notes when a stage was left and the next one entered; a stage entered again keeps its first date. */
export function trackStages(before: CapaState | null, after: CapaState, at: EventStamp): CapaState {
  const { stage } = after.work;
  if (before?.work.stage === stage && before.attempt === after.attempt) return after;
  const left = after.stageDates.map((one): StageDates =>
    one.attempt === before?.attempt && one.stage === before.work.stage ? { ...one, until: at.at } : one,
  );
  const again = left.some((one) => one.attempt === after.attempt && one.stage === stage);
  return {
    ...after,
    stageDates: again
      ? left.map((one) => (one.attempt === after.attempt && one.stage === stage ? { ...one, until: null } : one))
      : [...left, { attempt: after.attempt, stage, from: at.at, until: null }],
  };
}

/** The dates of one attempt by stage, for the stepper. */
export function datesOfAttempt(state: CapaState, attempt: number): ReadonlyMap<string, StageDates> {
  return new Map(state.stageDates.filter((one) => one.attempt === attempt).map((one) => [one.stage, one]));
}

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1)}…`;
}

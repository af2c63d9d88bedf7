import type { Calendar } from '../../kernel/calendar.ts';
import { PLANNED_END } from './input.ts';
import type { Forecast, StepForecast } from './result.ts';
import { workingDaysOf } from './working-days.ts';

/** Why a step moved the date (catalogue: `forecastMove.<code>`). */
export type MoveCode =
  | 'added'
  | 'doneEarly'
  | 'doneLate'
  | 'takesLonger'
  | 'takesShorter'
  | 'notBegun'
  | 'bookingMoved'
  | 'bookingMissed'
  | 'bookingHeld'
  | 'ruleBinds'
  | 'planBinds'
  | 'slackUsed'
  | 'slackOpened';

/** What one step did to the date: later when positive. */
export interface Move {
  readonly id: string;
  readonly workingDays: number;
  readonly code: MoveCode;
}

/** How a forecast differs from another one of the same journey, in working days. */
export interface ForecastChange {
  readonly likely: number;
  readonly at80: number;
  /** The parts of `likely`, largest first; they add up to it exactly. */
  readonly moves: readonly Move[];
}

/**
 * What moved the likely date. Follows what the later forecast hangs on, backwards from the goal: each step answers for the
 * working days that its own distance to the step before it grew, until the first one, which answers for its own date.
 * So the parts add up, and a delay that was swallowed by the slack before a booked audit shows as both.
 *
 * Takes the earlier forecast as it was given then, for example as stored last week. The calendar of today measures both.
 */
export function compareForecasts(before: Forecast, after: Forecast, calendar: Calendar): ForecastChange {
  const days = workingDaysOf(calendar);
  const earlier = new Map(before.steps.map((step) => [step.id, step]));
  const later = new Map(after.steps.map((step) => [step.id, step]));
  const moves: Move[] = [];
  let step = later.get(after.goal);
  while (step) {
    const known = earlier.get(step.id);
    const previous = step.binds.kind === 'predecessor' ? later.get(step.binds.id) : undefined;
    if (known) {
      const moved = days.between(known.to, step.to);
      const movedBefore = previous ? movedOf(previous) : 0;
      moves.push(...movesOf(moved - movedBefore, known, step, before));
    } else {
      moves.push({ id: step.id, workingDays: step.workingDays, code: 'added' });
    }
    step = previous;
  }
  return {
    likely: days.between(before.likely, after.likely),
    at80: days.between(before.at80, after.at80),
    moves: moves
      .filter(({ workingDays }) => workingDays !== 0)
      .sort((a, b) => Math.abs(b.workingDays) - Math.abs(a.workingDays)),
  };

  /** How far a step's end moved; one that is new stands, as far as its followers go, where the step before it stood. */
  function movedOf(one: StepForecast): number {
    const known = earlier.get(one.id);
    if (known) return days.between(known.to, one.to);
    const previous = one.binds.kind === 'predecessor' ? later.get(one.binds.id) : undefined;
    return one.workingDays + (previous ? movedOf(previous) : 0);
  }
}

/** A step's own part, divided into what its length did and what the distance before it did. */
function movesOf(part: number, known: StepForecast, step: StepForecast, before: Forecast): Move[] {
  const move = (workingDays: number, code: MoveCode): Move => ({ id: step.id, workingDays, code });
  const { binds } = step;
  switch (binds.kind) {
    case 'done':
      return [move(part, part > 0 ? 'doneLate' : 'doneEarly')];
    case 'running':
      return [move(part, part > 0 ? 'takesLonger' : 'takesShorter')];
    case 'booking':
      return [move(part, bookingCode(binds, known, before))];
    case 'rule':
      return [move(part, binds.code === PLANNED_END ? 'planBinds' : 'ruleBinds')];
    case 'today':
    case 'predecessor': {
      const longer = step.workingDays - known.workingDays;
      const distance = part - longer;
      const distanceCode =
        binds.kind === 'today' && distance > 0 ? 'notBegun' : distance > 0 ? 'slackOpened' : 'slackUsed';
      return [move(longer, longer > 0 ? 'takesLonger' : 'takesShorter'), move(distance, distanceCode)];
    }
  }
}

function bookingCode(
  binds: Extract<StepForecast['binds'], { kind: 'booking' }>,
  known: StepForecast,
  before: Forecast,
): MoveCode {
  const bookedBefore = before.bookings.find(({ id }) => id === known.id);
  if (bookedBefore?.on !== binds.on) return 'bookingMoved';
  return binds.missed ? 'bookingMissed' : 'bookingHeld';
}

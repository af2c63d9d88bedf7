import { durationAhead, durationLeft, type Duration } from './durations.ts';
import type { ForecastInput, ForecastStep, NotBefore } from './input.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { WorkingDays } from './working-days.ts';

/**
 * A step as numbers. Times are counts of working days that have ended (`WorkingDays`): a step that follows one ended at
 * `t` and takes `d` ends at `t + d`; on the first day of something that may begin at `t`, `t` days have ended.
 */
export interface Node {
  readonly step: ForecastStep;
  /** Places of what it depends on, all before its own. */
  readonly after: readonly number[];
  readonly duration: Duration;
  /** Ended then, whatever comes before it; null while it is not done. */
  readonly doneAt: number | null;
  /** It cannot begin before: today, or the latest rule, whose it is then. */
  readonly floor: number;
  readonly floorRule: NotBefore | null;
  /** It cannot end before, and the rule that says so. */
  readonly endFloor: number;
  readonly endRule: NotBefore | null;
  readonly booking: Booking | null;
}

export interface Booking {
  readonly at: number;
  /** It lies ahead, and no rule is against it. */
  readonly possible: boolean;
  /** A booked day that is no working day is used all the same, so that the audit ends a working day earlier. */
  readonly dayOff: boolean;
  /** The next free date of the certification body when this one is missed. */
  readonly next: number;
}

const NOTHING: Duration = { likely: 0, at80: 0, basis: 'plan', ownSteps: 0, overruns: false };

/** All steps as numbers, every one behind what it depends on. Throws when steps depend on each other in a ring. */
export function nodesOf(input: ForecastInput, days: WorkingDays): Node[] {
  const ordered = inOrder(input.steps);
  const places = new Map(ordered.map((step, place) => [step.id, place]));
  return ordered.map((step) => {
    const after = step.dependsOn.flatMap((id) => places.get(id) ?? []);
    return { step, after, ...numbersOf(step, input, days) };
  });
}

function numbersOf(step: ForecastStep, input: ForecastInput, days: WorkingDays): Omit<Node, 'step' | 'after'> {
  const today = days.closedBefore(input.today);
  const idle = { floor: today, floorRule: null, endFloor: -Infinity, endRule: null, booking: null };
  const samples = input.samples[step.id] ?? [];
  const ofEnd = latest(step.notBefore.filter((rule) => rule.of === 'end'));
  const end = ofEnd && { endFloor: days.closedBefore(ofEnd.on) + 1, endRule: ofEnd };
  switch (step.status) {
    case 'skipped':
      return { ...idle, duration: NOTHING, doneAt: null };
    case 'done':
      return { ...idle, duration: NOTHING, doneAt: step.doneOn === null ? today : days.closedBy(step.doneOn) };
    case 'running': {
      const elapsed = step.startedOn === null ? 0 : Math.max(0, today - days.closedBefore(step.startedOn));
      return { ...idle, ...end, duration: durationLeft(step, samples, elapsed), doneAt: null };
    }
    case 'ahead': {
      const rule = latest(step.notBefore.filter((one) => one.of !== 'end'));
      const ruleAt = rule ? days.closedBefore(rule.on) : -Infinity;
      const floor = ruleAt > today ? { floor: ruleAt, floorRule: rule } : {};
      return {
        ...idle,
        ...floor,
        ...end,
        booking: bookingOf(step, rule !== null && rule.on > input.today ? rule.on : input.today, days),
        duration: durationAhead(step, samples),
        doneAt: null,
      };
    }
  }
}

function bookingOf(
  { bookedOn, rebookWorkingDays = 0 }: ForecastStep,
  notBefore: LocalDate,
  days: WorkingDays,
): Booking | null {
  if (bookedOn === null) return null;
  const at = days.closedBefore(bookedOn);
  const dayOff = days.closedBy(bookedOn) === at;
  return { at, possible: bookedOn >= notBefore, dayOff, next: at + rebookWorkingDays };
}

function latest(rules: readonly NotBefore[]): NotBefore | null {
  return rules.reduce<NotBefore | null>((last, rule) => (last === null || rule.on > last.on ? rule : last), null);
}

/** In the order given, each moved behind what it depends on. What is not in the list is not waited for. */
function inOrder(steps: readonly ForecastStep[]): ForecastStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered: ForecastStep[] = [];
  const state = new Map<string, 'open' | 'placed'>();
  const place = (step: ForecastStep): void => {
    if (state.get(step.id) === 'placed') return;
    if (state.get(step.id) === 'open') throw new Error(`The step ${step.id} depends on itself`);
    state.set(step.id, 'open');
    for (const id of step.dependsOn) {
      const before = byId.get(id);
      if (before) place(before);
    }
    state.set(step.id, 'placed');
    ordered.push(step);
  };
  steps.forEach(place);
  return ordered;
}

import type { LocalDate } from '../../kernel/instant.ts';
import type { Sentence } from '../../kernel/param.ts';
import { criticalPathTo } from './critical-path.ts';
import { explanationOf } from './explanation.ts';
import type { ForecastInput, ForecastStep } from './input.ts';
import { nodesOf, type Node } from './nodes.ts';
import type { BookingSlack, Forecast, Slack, StepForecast } from './result.ts';
import { playThrough, type Runs } from './runs.ts';
import { scheduleOf, type Scheduled } from './schedule.ts';
import { workingDaysOf, type WorkingDays } from './working-days.ts';

const EARLY = 0.2;
const SURE = 0.8;

/**
 * When a journey reaches its goal, likely and in four of five cases, and what that hangs on (reference: the certification
 * cycle, “Forecast”). Pure: the same input gives the same dates.
 *
 * **Likely** is the longest way through the steps that are left, in working days of the site: each with its likely
 * duration (`durations.ts`: the median of three or more own finished steps, else the plan; for a running step what is
 * left by its pace), behind the steps it depends on, not before today, its rules and its booked day. A booked audit that
 * finds something not ready is held later, on the next free date of the certification body where that is known.
 *
 * **At 80 %** the journey is played through `RUNS` times, each step quick in some runs and slow in others
 * (`spread.ts`), evenly spread instead of diced. The date is the one that four of five runs keep. Adding up the 80th
 * percentiles of the steps would assume that everything goes badly at once; the root of the summed squares is right for a
 * single chain, and the runs come near to it, but it sees neither that the slower of two parallel steps counts nor that
 * slack before a booked audit swallows a delay until the audit is missed and everything jumps. What the runs do not know:
 * steps are taken as independent, so a team that is late in everything is forecast too well until its own steps count.
 *
 * Never earlier than today or a hard rule; more work or a later rule never makes it earlier; at 80 % never before likely.
 * A later booked day can make it earlier: one that is kept instead of one that is missed.
 */
export function forecast(input: ForecastInput): Forecast {
  const days = workingDaysOf(input.calendar);
  const nodes = nodesOf(input, days);
  const schedule = scheduleOf(nodes);
  const runs = playThrough(nodes);
  const goalId = input.goal ?? input.steps.at(-1)?.id ?? '';
  const goal = nodes.findIndex(({ step }) => step.id === goalId);
  const steps = nodes.flatMap((node, place) => stepForecast(node, place, { input, days, schedule, runs }));
  const reached = steps.find(({ id }) => id === goalId);
  const finished = nodes[goal]?.doneAt !== null && reached !== undefined;
  const likely = reached?.to ?? lastDay(schedule[goal]?.end, input, days);
  const at80 = laterDate(likely, reached?.to80 ?? lastDay(goal < 0 ? undefined : runs.ended(goal, SURE), input, days));
  const early = finished
    ? likely
    : earlierDate(likely, lastDay(goal < 0 ? undefined : runs.ended(goal, EARLY), input, days));
  const slackTo = (on: LocalDate): Slack => ({ on, likely: days.between(likely, on), at80: days.between(at80, on) });
  const result = {
    goal: goalId,
    finished,
    early,
    likely,
    at80,
    steps,
    criticalPath: criticalPathTo(goal, nodes, schedule),
    bookings: nodes.flatMap((node, place) => bookingSlack(node, place, { days, schedule, runs, steps })),
    target: input.target === null ? null : slackTo(input.target),
    limit: input.limit === null ? null : { ...slackTo(input.limit.on), code: input.limit.code },
  };
  return { ...result, explanation: explanationOf(result) };
}

function stepForecast(
  { step, duration, doneAt, floor }: Node,
  place: number,
  {
    input,
    days,
    schedule,
    runs,
  }: {
    readonly input: ForecastInput;
    readonly days: WorkingDays;
    readonly schedule: readonly Scheduled[];
    readonly runs: Runs;
  },
): StepForecast[] {
  const scheduled = schedule[place];
  if (step.status === 'skipped' || !scheduled) return [];
  const { binds, start, end } = scheduled;
  const { basis, ownSteps, overruns } = duration;
  const assumed = doneAt === null ? assumedFor(step, basis) : [];
  const said = { id: step.id, workingDays: duration.likely, basis, ownSteps, overruns, binds, assumed };
  if (doneAt !== null) {
    const on = step.doneOn ?? input.today;
    return [{ ...said, from: step.startedOn ?? on, to: on, to80: on }];
  }
  if (step.status === 'running') {
    const to = days.dateOf(end);
    const to80 = laterDate(to, days.dateOf(Math.ceil(runs.ended(place, SURE))));
    return [{ ...said, from: step.startedOn ?? days.dateOf(floor + 1), to, to80 }];
  }
  const kept = binds.kind === 'booking' && !binds.missed;
  // What takes no time happens on the day on which it may.
  const from = kept ? binds.on : days.dateOf(duration.likely === 0 ? end : start + 1);
  const to = laterDate(from, days.dateOf(end));
  return [{ ...said, from, to, to80: laterDate(to, days.dateOf(Math.ceil(runs.ended(place, SURE)))) }];
}

/** What is taken for granted for a step: its length, and the day before which it cannot be while nothing is booked. */
function assumedFor({ assumed, notBefore, bookedOn }: ForecastStep, basis: StepForecast['basis']): readonly Sentence[] {
  return [
    ...(basis === 'assumed' && assumed ? [assumed] : []),
    ...(bookedOn === null ? notBefore.flatMap((rule) => rule.assumed ?? []) : []),
  ];
}

function bookingSlack(
  { step, booking, floor }: Node,
  place: number,
  {
    days,
    schedule,
    runs,
    steps,
  }: {
    readonly days: WorkingDays;
    readonly schedule: readonly Scheduled[];
    readonly runs: Runs;
    readonly steps: readonly StepForecast[];
  },
): BookingSlack[] {
  if (!booking || step.bookedOn === null) return [];
  const last = schedule[place]?.lastBefore ?? null;
  const ready = Math.max(floor, last === null ? -Infinity : (schedule[last]?.end ?? -Infinity));
  const ready80 = Math.max(ready, Math.ceil(runs.ready(place, SURE)));
  const heldOn = steps.find(({ id }) => id === step.id)?.from ?? days.dateOf(ready + 1);
  return [{ id: step.id, on: step.bookedOn, heldOn, likely: booking.at - ready, at80: booking.at - ready80 }];
}

/** The date of an end; today where nothing is left that would end. */
function lastDay(end: number | undefined, { today }: ForecastInput, days: WorkingDays): LocalDate {
  return end === undefined || !Number.isFinite(end) ? today : laterDate(today, days.dateOf(Math.ceil(end)));
}

const laterDate = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earlierDate = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

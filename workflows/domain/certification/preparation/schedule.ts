import { addDays, nextWorkingDay, workingDaysBetween, type Calendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import { BEGINS_AFTER, PREPARATION, type Preparation } from '../stages.ts';
import type { JourneyState } from '../state.ts';

/** When a stage is planned to run, by working days. */
export interface StageDates {
  readonly stage: Preparation;
  readonly workingDays: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Lays the stages out from a first day: each begins on the working day after those it waits for end. What has begun or is
 * over keeps its true dates.
 */
export function schedule(
  state: JourneyState,
  from: LocalDate,
  lengths: Readonly<Partial<Record<Preparation, number>>>,
  calendar: Calendar,
): StageDates[] {
  const done = new Map<Preparation, StageDates>();
  for (const stage of PREPARATION) {
    const now = state.stages[stage];
    const ends = BEGINS_AFTER[stage].map((before) => done.get(before)?.to ?? from).sort();
    const earliest = ends.at(-1);
    const begins =
      now.startedOn ??
      (earliest === undefined
        ? nextWorkingDay(from, calendar)
        : addDays(earliest, { days: 1, unit: 'working' }, calendar));
    const workingDays = lengths[stage] ?? now.workingDays;
    const to = now.doneOn ?? addDays(begins, { days: Math.max(workingDays - 1, 0), unit: 'working' }, calendar);
    done.set(stage, { stage, workingDays, from: begins, to });
  }
  return [...done.values()];
}

/**
 * What follows the stages that were given another end: each that has not begun moves with what comes before it. One that
 * stood right behind stays right behind, one with room before it moves only as far as it must. A last day that was set by
 * hand stays as long as it can.
 */
export function followersOf(
  state: JourneyState,
  set: readonly StageDates[],
  today: LocalDate,
  calendar: Calendar,
): StageDates[] {
  const moved = new Map(set.map((one) => [one.stage, one]));
  const behind = (date: LocalDate): LocalDate => addDays(date, { days: 1, unit: 'working' }, calendar);
  const followers: StageDates[] = [];
  for (const stage of PREPARATION) {
    const { status, from, to, workingDays, dateSet } = state.stages[stage];
    if (moved.has(stage) || status !== 'ahead' || from === null || to === null) continue;
    const before = BEGINS_AFTER[stage].map((one) => state.stages[one].doneOn ?? state.stages[one].to ?? from);
    const now = BEGINS_AFTER[stage].map((one, place) => moved.get(one)?.to ?? before[place] ?? from);
    const [was, is] = [latest(before), latest(now)];
    if (was === null || is === null || was === is) continue;
    const earliest = laterOf(behind(is), nextWorkingDay(today, calendar));
    const begins = from === behind(was) ? earliest : laterOf(from, earliest);
    const keepsEnd = dateSet === true && to >= begins;
    const dates = {
      stage,
      from: begins,
      to: keepsEnd ? to : addDays(begins, { days: Math.max(workingDays - 1, 0), unit: 'working' }, calendar),
      workingDays: keepsEnd ? workingDaysFrom(begins, to, calendar) : workingDays,
    };
    if (dates.from === from && dates.to === to) continue;
    moved.set(stage, dates);
    followers.push(dates);
  }
  return followers;
}

/** Working days of a stage from its first to its last day; one at least. */
export const workingDaysFrom = (from: LocalDate, to: LocalDate, calendar: Calendar): number =>
  Math.max(1, workingDaysBetween(from, to, calendar) + 1);

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const latest = (dates: readonly LocalDate[]): LocalDate | null => [...dates].sort().at(-1) ?? null;

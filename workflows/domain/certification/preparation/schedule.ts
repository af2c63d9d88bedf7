import { addDays, nextWorkingDay, type Calendar } from '../../kernel/calendar.ts';
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

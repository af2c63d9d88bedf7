import { addDays, endOfDay, localDate, reminderTime, startOfDay } from '../../kernel/calendar.ts';
import { clockUntil } from '../../kernel/clock.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { JourneyEvent } from '../events.ts';
import type { JourneyState } from '../state.ts';
import { clockId, type Armed, type Idle } from './armed.ts';
import { isWanted, type Rule, type Wanted } from './rule.ts';
import { RULES } from './table.ts';

/** Two, so that of several that passed together only the last is sent. */
const STEPS_KEPT = 2;

type ClocksSet = Extract<JourneyEvent, { type: 'clocksSet' }>;

/**
 * Compares the clocks that run with those that the table wants now, and says what begins and what ends; null when nothing
 * does. A clock whose date, people and opening stayed the same goes on with the reminders it has left.
 */
export function settle(state: JourneyState, moment: Moment): ClocksSet | null {
  const running = new Map(state.clocks.map((one) => [clockId(one), one]));
  const arm: ClocksSet['arm'] = [];
  const idle: Idle[] = [];
  const kept = new Set<string>();
  for (const rule of RULES) {
    for (const one of rule.clocks(state, moment)) {
      if (!isWanted(one)) {
        idle.push({ rule: rule.name, ...one });
        continue;
      }
      const id = clockId({ rule: rule.name, subject: one.subject });
      if (kept.has(id)) throw new Error(`Two clocks ${id}`);
      kept.add(id);
      const before = running.get(id);
      if (!before || !isSame(before, one)) arm.push(armed(rule, one, moment));
    }
  }
  const drop = [...running.keys()].filter((id) => !kept.has(id));
  const known = new Map(state.idle.map((one) => [clockId(one), one.reason]));
  const now = new Set(idle.map(clockId));
  const changed = idle.filter((one) => known.get(clockId(one)) !== one.reason);
  const gone = [...known.keys()].filter((id) => !now.has(id));
  if (arm.length === 0 && drop.length === 0 && changed.length === 0 && gone.length === 0) return null;
  return { type: 'clocksSet', arm, drop, idle: changed, idleDrop: gone };
}

/** The reminders of a short clock after one of them; null where all that are left are kept already. */
export function furtherSteps(
  { clock, dueOn, short }: Armed,
  step: string,
  moment: Moment,
): Armed['clock']['steps'] | null {
  if (!short) return null;
  const all = clockUntil({ ...moment, now: clock.since }, dueOn, clock.rule).steps;
  const next = all.slice(all.findIndex((one) => one.code === step) + 1).slice(0, STEPS_KEPT);
  return next.length < STEPS_KEPT ? null : next;
}

function isSame(before: Armed, wanted: Wanted): boolean {
  return (
    before.dueOn === wanted.dueOn &&
    before.opensOn === wanted.opensOn &&
    before.command === wanted.command &&
    JSON.stringify(before.who) === JSON.stringify(wanted.who) &&
    JSON.stringify(before.params) === JSON.stringify(wanted.params ?? {})
  );
}

function armed({ name }: Rule, wanted: Wanted, moment: Moment): ClocksSet['arm'][number] {
  const { calendar, now } = moment;
  const { subject, dueOn, who, params = {}, command, opensOn } = wanted;
  const today = localDate(now, calendar);
  // Its words need the date alone; a plan of hundreds of actions is kept small.
  const rule = { code: `journey.${name}`, params: { date: { date: dueOn } } };
  const clock = clockUntil(moment, dueOn, rule);
  const opensAt = opensOn !== undefined && opensOn > today ? reminderTime(opensOn, calendar) : null;
  // Nobody is reminded of what the body or time has to do, nor of a window before it is open.
  const steps = who.kind === 'nobody' ? [] : clock.steps.filter((step) => opensAt === null || step.at > opensAt);
  return {
    rule: name,
    subject,
    dueOn,
    who,
    params,
    ...(command === undefined ? {} : { command }),
    ...(opensOn === undefined ? {} : { opensOn }),
    opensAt,
    passesAt: wanted.acts ? startOfDay(addDays(dueOn, { days: 1, unit: 'calendar' }, calendar), calendar) : null,
    ...(wanted.short ? { short: wanted.short } : {}),
    clock: {
      ...clock,
      steps: wanted.short ? steps.slice(0, STEPS_KEPT) : steps,
      since: wanted.since ?? now,
      due: endOfDay(dueOn, calendar),
    },
  };
}

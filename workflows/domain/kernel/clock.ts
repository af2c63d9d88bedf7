import * as z from 'zod/mini';
import {
  addDays,
  endOfDay,
  localDate,
  nextWorkingDay,
  reminderTime,
  startOfDay,
  type Calendar,
  type Days,
} from './calendar.ts';
import type { Deadline } from './deadline.ts';
import type { Instant, LocalDate } from './instant.ts';
import type { Moment } from './moment.ts';
import { sentenceSchema, type Sentence } from './param.ts';
import { LADDER_AUDIENCES, type LadderAudience, type Policy } from './policy.ts';
import type { Waiting } from './waiting.ts';
import type { Who } from './who.ts';

const stepSchema = z.object({ code: z.string(), to: z.enum(LADDER_AUDIENCES), at: z.string() });

/**
 * A running clock of something that has to be done: since, due, and the reminders that follow. Worked out once,
 * with the calendar and policy of that moment, and stored: what was recorded steers.
 */
export const clockSchema = z.object({
  since: z.string(),
  due: z.string(),
  soonAt: z.string(),
  rule: sentenceSchema,
  /** The reminders still to come, in order of time. */
  steps: z.array(stepSchema),
});
export type Clock = Readonly<z.infer<typeof clockSchema>>;

/** A clock of the policy's length for the rule, starting now: “2 working days after the report”. */
export function startClock(moment: Moment, ruleCode: string): Clock {
  const length = moment.policy.times[ruleCode];
  if (!length) throw new Error(`The policy ${moment.policy.id} has no time for ${ruleCode}`);
  return clockOf(moment, length, ruleCode);
}

/** The same, where the time counts from something else than the rule usually says: its words have a code of their own. */
export function startClockSaid(moment: Moment, ruleCode: string, saidAs: string): Clock {
  const clock = startClock(moment, ruleCode);
  return { ...clock, rule: { ...clock.rule, code: saidAs } };
}

/** A clock of the given length from now. */
export function clockOf(moment: Moment, length: Days, ruleCode: string): Clock {
  const date = dueDate(moment.now, length, moment.calendar);
  return clockUntil(moment, date, {
    code: ruleCode,
    params: { days: length.days, unit: { code: `unit.${length.unit}` } },
  });
}

/** A clock that ends with the given date at the site. */
export function clockUntil(moment: Moment, date: LocalDate, rule: Sentence): Clock {
  const { calendar, policy, now } = moment;
  const soonDate = addDays(date, { days: -policy.soonWorkingDays, unit: 'working' }, calendar);
  return {
    since: now,
    due: endOfDay(date, calendar),
    soonAt: startOfDay(soonDate, calendar),
    rule,
    steps: ladderSteps(date, now, policy, calendar),
  };
}

/** The date a length of time ends on, counted from the day of `from`; zero days is the same day. */
export function dueDate(from: Instant, length: Days, calendar: Calendar): LocalDate {
  const today = localDate(from, calendar);
  if (length.days === 0) return today;
  const date = addDays(today, length, calendar);
  return length.unit === 'working' ? date : nextWorkingDay(date, calendar);
}

function ladderSteps(date: LocalDate, now: Instant, policy: Policy, calendar: Calendar): Clock['steps'] {
  return policy.ladder
    .map((step) => {
      const unit = step.days > 0 ? 'working' : 'calendar';
      const day = step.days === 0 ? date : addDays(date, { days: step.days, unit }, calendar);
      return { code: step.code, to: step.to, at: reminderTime(day, calendar) };
    })
    .filter((step) => step.at > now)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * A clock as another process handed it over, with every reminder that is still to come here: where time was let pass at the
 * other, its reminders acted there ahead of the time that counts here.
 */
export function clockTakenOver(clock: Clock, { now, policy, calendar }: Moment): Clock {
  const steps = ladderSteps(localDate(clock.due, calendar), now, policy, calendar);
  return steps.length > clock.steps.length ? { ...clock, steps } : clock;
}

/** The deadlines a clock still has: one for every reminder to come, replacing each other when several passed. */
export function clockDeadlines(clock: Clock, subject: string, round: number): Deadline[] {
  return clock.steps.map((step) => ({
    kind: `remind.${step.code}`,
    subject,
    round,
    at: step.at,
    rule: clock.rule,
    series: `remind:${subject}:${String(round)}`,
  }));
}

/** An event of every process that reminds: which step of whose ladder, told to whom, or skipped for a later one. */
export const remindedSchema = z.object({
  type: z.literal('reminded'),
  subject: z.string(),
  round: z.number(),
  step: z.string(),
  to: z.array(z.string()),
  audience: z.enum(LADDER_AUDIENCES),
  skipped: z.boolean(),
});
export type Reminded = Readonly<z.infer<typeof remindedSchema>>;

/** What a passed reminder deadline records. `assignee` is whom the subject waits for. */
export function remind(clock: Clock, deadline: Deadline, assignee: Who, moment: Moment): Reminded {
  const code = deadline.kind.replace(/^remind\./, '');
  const step = clock.steps.find((one) => one.code === code);
  if (!step) throw new Error(`The clock of ${deadline.subject} has no step ${code}`);
  return {
    type: 'reminded',
    subject: deadline.subject,
    round: deadline.round,
    step: code,
    to: audienceOf(step.to, assignee, moment),
    audience: step.to,
    skipped: moment.superseded,
  };
}

/** The clock after a reminder: that step and any before it are gone. */
export function afterReminder(clock: Clock, step: string): Clock {
  const index = clock.steps.findIndex((one) => one.code === step);
  return index < 0 ? clock : { ...clock, steps: clock.steps.slice(index + 1) };
}

function audienceOf(audience: LadderAudience, assignee: Who, moment: Moment): string[] {
  const { directory, site, now } = moment;
  const assigned =
    assignee.kind === 'person'
      ? [assignee.id]
      : assignee.kind === 'people'
        ? assignee.ids
        : assignee.kind === 'role'
          ? directory.holders(assignee.role, assignee.site ?? site)
          : [];
  const people: string[] = [];
  switch (audience) {
    case 'assignee':
      people.push(...assigned);
      break;
    case 'manager':
      for (const id of assigned) people.push(directory.managerOf(id) ?? id);
      break;
    case 'qualityManager':
      people.push(...directory.holders('qualityManager', site));
      break;
    case 'topManagement':
      people.push(...directory.holders('topManagement'));
      break;
  }
  return [...new Set(people.map((id) => directory.actingFor(id, now)))];
}

/** The clock's part of a waiting line: since, until, soon, and what happens next. */
export function clockWaiting(
  clock: Clock,
  assignee: Who,
  site: string,
): Pick<Waiting, 'since' | 'until' | 'soonAt' | 'rule'> & Partial<Pick<Waiting, 'then'>> {
  const next = clock.steps.find((step) => step.at > clock.due) ?? clock.steps[0];
  return {
    since: clock.since,
    until: clock.due,
    soonAt: clock.soonAt,
    rule: clock.rule,
    ...(next ? { then: { code: next.to, who: stepWho(next.to, assignee, site), at: next.at } } : {}),
  };
}

function stepWho(audience: LadderAudience, assignee: Who, site: string): Who {
  switch (audience) {
    case 'assignee':
    case 'manager':
      return assignee;
    case 'qualityManager':
      return { kind: 'role', role: 'qualityManager', site };
    case 'topManagement':
      return { kind: 'role', role: 'topManagement' };
  }
}

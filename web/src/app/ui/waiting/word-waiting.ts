import { addDays, isWorkingDay, localDate, workingDaysBetween, type Calendar } from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import type { Sentence } from '#domain/kernel/param';
import type { Waiting } from '#domain/kernel/waiting';
import type { Who } from '#domain/kernel/who';
import { day, dayOfWeek, longDay, workingDays, type DateOptions } from '../../words/dates.ts';
import { sentence, wordRole, type Wording } from '../../words/sentence.ts';
import type { Shape } from '../shape.ts';
import type { ClockReason, DayTrack, Due, Track, TrackDay, WaitingLine } from './waiting-line.ts';

/** What a waiting line is worded with. */
export interface WaitingContext {
  readonly wording: Wording;
  /** Who looks: their own lines say “you”. */
  readonly me: string | null;
  readonly calendar: Calendar;
  /** The process cannot go on by itself; its line shows that before any clock. */
  readonly isStuck?: boolean;
}

/** Where the due tick stands on a track, so that lateness has room behind it. */
const DUE_AT = 76;
/** Farther away than this, a date says more than a number of days. */
const COUNTED_WORKING_DAYS = 30;
/** A track with more fields than this has no room for their names. */
const LONGEST_DAY_TRACK = 10;

/** The words and the drawing for one thing that is waited for. */
export function wordWaiting(waiting: Waiting, context: WaitingContext): WaitingLine {
  const now = context.wording.dates.now.toISOString();
  const shape = context.isStuck ? 'stuck' : clockShape(waiting, now);
  const due = waiting.until === undefined ? null : wordDue(waiting, waiting.until, shape, context);
  return {
    id: waiting.id,
    shape,
    who: outsider(waiting) ?? wordWho(waiting.who, context),
    isMine: isMine(waiting.who, context.me),
    people: waiting.who.kind === 'people' ? waiting.who.ids.map((id) => personWaitedFor(id, context.wording)) : [],
    what: wordWhat(waiting, context.wording),
    clock: wordClock(waiting, context),
    due,
    days: waiting.pause === undefined ? dayTrack(waiting, shape, context) : null,
    reason: reasonFor(waiting, shape, context),
  };
}

/** The state of a clock at an instant. */
export function clockShape(waiting: Waiting, now: Instant): Shape {
  if (waiting.pause !== undefined) return waiting.pause;
  if (waiting.until !== undefined && waiting.until < now) return 'late';
  if (waiting.soonAt !== undefined && waiting.soonAt <= now) return 'soon';
  return 'onTime';
}

/** Working days in words: “Late 3 working days”, “Today”, “Tomorrow”, “In 4 working days”. */
export function wordDueDays(today: LocalDate, due: LocalDate, calendar: Calendar): string {
  if (due === today) return 'Today';
  const days = workingDaysBetween(today, due, calendar);
  // Nobody works between the due day and today: it is past all the same.
  if (due < today) return days === 0 ? 'Late' : `Late ${workingDays(-days)}`;
  if (due === addDays(today, { days: 1, unit: 'calendar' }, calendar)) return 'Tomorrow';
  return days === 0 ? 'Before the next working day' : `In ${workingDays(days)}`;
}

function wordDue(waiting: Waiting, until: Instant, shape: Shape, context: WaitingContext): Due {
  const { calendar } = context;
  const dates = { now: context.wording.dates.now, zone: calendar.zone };
  const today = localDate(dates.now.toISOString(), calendar);
  const due = localDate(until, calendar);
  const isFar = workingDaysBetween(today, due, calendar) > COUNTED_WORKING_DAYS;
  const words = waiting.pause !== undefined || isFar ? day(due, dates) : wordDueDays(today, due, calendar);
  return { shape, words, title: `${longDay(due, dates)}, end of day`, track: trackOf(waiting, until, dates.now) };
}

function trackOf(waiting: Waiting, until: Instant, now: Date): Track {
  const from = Date.parse(waiting.since);
  const length = Math.max(Date.parse(until) - from, 1);
  const used = Math.min(Math.max(((now.getTime() - from) / length) * DUE_AT, 2), 100);
  return { used: Math.round(used * 10) / 10, dueAt: DUE_AT, waitedOut: waiting.pause !== undefined };
}

function isMine(who: Who, me: string | null): boolean {
  if (me === null) return false;
  return (
    (who.kind === 'person' && who.id === me) || (who.kind === 'people' && who.ids.length === 1 && who.ids[0] === me)
  );
}

function wordWho(who: Who, { wording, me }: WaitingContext): string | null {
  if (isMine(who, me)) return 'you';
  switch (who.kind) {
    case 'person':
      return personWaitedFor(who.id, wording);
    case 'people':
      return who.ids.length === 1 ? personWaitedFor(who.ids[0] ?? '', wording) : `${String(who.ids.length)} people`;
    case 'role':
      return wordRole(who.role, who.site, wording);
    case 'nobody':
      return null;
  }
}

function personWaitedFor(id: string, { names }: Wording): string {
  return names.hasLeft?.(id) ? `${names.person(id)} (has left)` : names.person(id);
}

/** A certification body has no account here, and is waited for all the same. */
function outsider({ who, params }: Waiting): string | null {
  const { body } = params;
  return who.kind === 'nobody' && who.reason === 'body' && typeof body === 'string' ? body : null;
}

function wordWhat(waiting: Waiting, wording: Wording): string {
  return waiting.who.kind === 'nobody' && outsider(waiting) === null
    ? sentence(`nobody.${waiting.who.reason}`, waiting.params, wording)
    : sentence(`waiting.${waiting.code}`, waiting.params, wording);
}

function wordClock(waiting: Waiting, context: WaitingContext): WaitingLine['clock'] {
  const { calendar, wording } = context;
  const dates = { now: wording.dates.now, zone: calendar.zone };
  const today = localDate(dates.now.toISOString(), calendar);
  const since = localDate(waiting.since, calendar);
  const passed = workingDaysBetween(since, today, calendar);
  const until = waiting.until === undefined ? null : localDate(waiting.until, calendar);
  return {
    since: since === today ? 'since today' : `since ${day(since, dates)}`,
    sinceLength: passed > 0 ? workingDays(passed) : null,
    until: until === null ? null : wordUntil(until, today, dates),
    then: wordThen(waiting, '', context),
    thenShort: wordThen(waiting, '.short', context),
  };
}

/** A day that has passed is no “until”. */
function wordUntil(until: LocalDate, today: LocalDate, dates: DateOptions): string {
  if (until < today) return `was due ${day(until, dates)}`;
  return until === today ? `until today, ${day(until, dates)}` : `until ${day(until, dates)}`;
}

function wordThen(waiting: Waiting, form: '' | '.short', context: WaitingContext): string | null {
  const { then } = waiting;
  // Nobody is reminded of what a certification body has to do.
  if (then === undefined || then.who?.kind === 'nobody') return null;
  const { wording, calendar } = context;
  const who = then.who ? (wordWho(then.who, context) ?? '') : '';
  const date = day(localDate(then.at, calendar), { now: wording.dates.now, zone: calendar.zone });
  const code = `then.${then.code}`;
  // Some sentences read differently when they are about the reader, or have a shorter form for rows.
  const forms = then.who && isMine(then.who, context.me) ? [`.mine${form}`, '.mine', form] : [form];
  const found = forms.map((one) => `${code}${one}`).find((one) => one in wording.words);
  return sentence(found ?? code, { who, date }, wording);
}

const COLOUR_OF: Partial<Record<Shape, string>> = { soon: 'amber', late: 'red', onTime: 'grey' };

function reasonFor(waiting: Waiting, shape: Shape, { wording, calendar }: WaitingContext): ClockReason | null {
  const colour = COLOUR_OF[shape];
  const rule = waiting.rule ? [wordRule(waiting.rule, wording)] : [];
  if (waiting.until === undefined || colour === undefined) {
    return rule.length > 0 ? { question: 'Why this date?', sentences: rule } : null;
  }
  const today = localDate(wording.dates.now.toISOString(), calendar);
  const due = localDate(waiting.until, calendar);
  const all = workingDaysBetween(localDate(waiting.since, calendar), due, calendar);
  const left = workingDaysBetween(today, due, calendar);
  const where = `calendar ${calendar.id}`;
  const first =
    shape === 'late'
      ? `It was due on ${day(due, { now: wording.dates.now, zone: calendar.zone })}${left === 0 ? '' : `, ${workingDays(-left)} ago`} (${where}).`
      : `${String(left)} of ${workingDays(all)} are left (${where}).`;
  const soonDays =
    waiting.soonAt === undefined ? null : workingDaysBetween(localDate(waiting.soonAt, calendar), due, calendar);
  const amber = shape === 'late' || soonDays === null ? [] : [`Amber begins at ${workingDays(soonDays)}.`];
  return { question: `Why is this ${colour}?`, sentences: [first, ...amber, ...rule] };
}

/** “3 working days after the plan was sent.” */
function wordRule({ code, params }: Sentence, wording: Wording): string {
  const words = sentence(`rule.${code}`, params, wording);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function dayTrack(waiting: Waiting, shape: Shape, context: WaitingContext): DayTrack | null {
  if (waiting.until === undefined) return null;
  const { calendar, wording } = context;
  const nowAt = wording.dates.now;
  const today = localDate(nowAt.toISOString(), calendar);
  const due = localDate(waiting.until, calendar);
  // What is late is drawn up to today, with the due moment on the way.
  const last = due < today ? today : due;
  const days: TrackDay[] = [];
  let date = localDate(waiting.since, calendar);
  while (date <= last) {
    if (days.length > LONGEST_DAY_TRACK) return null;
    const next = field(date, { today, due, now: nowAt }, calendar);
    const previous = days.at(-1);
    // Days off in a row are one short field.
    if (next.isOff && previous?.isOff && previous.nowAt === null && previous.isLate === next.isLate)
      days[days.length - 1] = { ...previous, nowAt: next.nowAt };
    else days.push(next);
    date = addDays(date, { days: 1, unit: 'calendar' }, calendar);
  }
  const then = wordThen(waiting, '', context);
  return { shape, days, beyond: then };
}

function field(date: LocalDate, at: { today: LocalDate; due: LocalDate; now: Date }, calendar: Calendar): TrackDay {
  const { today, due, now } = at;
  const isOff = !isWorkingDay(date, calendar);
  const name = dayOfWeek(date, { zone: calendar.zone });
  const passed = date < today ? 'whole' : date === today ? 'part' : 'none';
  const label = isOff ? (isWeekend(date) ? 'weekend' : 'holiday') : date === today ? `${name}, today` : name;
  return { label, isOff, isLate: date > due, passed, nowAt: date === today ? shareOfDay(now, calendar.zone) : null };
}

function isWeekend(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function shareOfDay(now: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const [hours = 0, minutes = 0] = parts.format(now).split(':').map(Number);
  return Math.round(((hours * 60 + minutes) / 1440) * 100);
}

import type { ProcessRow } from '#activities/store/rows';
import type { Task } from '#activities/store/tasks';
import type { LocalDate } from '#domain/kernel/instant';
import { say, type Speaker } from '#domain/kernel/sentence';
import type { Waiting } from '#domain/kernel/waiting';
import { words } from '#domain/words';
import type { DateAhead } from '#domain/certification/dates-ahead';
import type { RegisterSnapshot } from '../platform/register.ts';
import { speakerFor, whoInWords } from '../processes/speaker.ts';
import { dayAt, ownDatesOf } from './days.ts';

/** One day of a calendar: something is due, booked, or happens. */
export interface CalendarEntry {
  /** The same for the same thing in every answer, so that calendars move an entry instead of doubling it. */
  readonly uid: string;
  /** Local to the site of the process. */
  readonly date: LocalDate;
  readonly title: string;
  readonly description: string;
  /** Where it can be done. */
  readonly url: string;
}

/** What entries are written with. */
export interface Writing {
  readonly register: RegisterSnapshot;
  /** Where the console is reached. */
  readonly publicUrl: string;
}

/** What waits for a person, as their own calendar shows it: what to do, until its last day. */
export function entriesOfTasks(tasks: readonly Task[], personId: string, writing: Writing): CalendarEntry[] {
  return tasks.flatMap(({ key, title, site, waiting }) => {
    const speaker = speakerFor(writing.register, site);
    const toMe: Speaker = { ...speaker, person: (id) => (id === personId ? 'you' : speaker.person(id)) };
    return entryOf({ key, title, site, waiting, speaker: toMe, who: null }, writing);
  });
}

/** What a process waits for, with whom it waits for, and its own dates. */
export function entriesOfProcess(row: ProcessRow, writing: Writing): CalendarEntry[] {
  const { _id: key, title, site } = row;
  const speaker = speakerFor(writing.register, site);
  return [
    ...row.waiting.flatMap((waiting) =>
      entryOf({ key, title, site, waiting, speaker, who: whoInWords(waiting, speaker) }, writing),
    ),
    ...ownDatesOf(row).map((date) => entryOfDate(row, date, speaker, writing)),
  ];
}

/** Limits whose day a journey's lead has in mind, whoever has to act for them: nobody can move it. */
const LIMITS: ReadonlySet<string> = new Set(
  [
    ...['surveillance', 'overdueSurveillance', 'stage2Majors', 'recertificationMajors', 'expiry', 'lapse'],
    ...['suspension', 'transfer'],
  ].map((rule) => `journey.${rule}`),
);

/** Of a journey that a person leads: its audits, windows, ends of certificates and limits, beside their own tasks. */
export function entriesOfLed(row: ProcessRow, writing: Writing): CalendarEntry[] {
  return entriesOfProcess({ ...row, waiting: row.waiting.filter(({ code }) => LIMITS.has(code)) }, writing);
}

interface Line {
  readonly key: string;
  readonly title: string;
  readonly site: string;
  readonly waiting: Waiting;
  readonly speaker: Speaker;
  readonly who: string | null;
}

/** The entry of a waiting line; none without a last day. */
function entryOf({ key, title, site, waiting, speaker, who }: Line, writing: Writing): CalendarEntry[] {
  const { until, rule } = waiting;
  if (until === undefined) return [];
  const what = say(`waiting.${waiting.code}`, waiting.params, words, speaker);
  const why = rule === undefined ? [] : [`Due: ${say(`rule.${rule.code}`, rule.params, words, speaker)}`];
  return [
    entry(writing, {
      ...{ key, title, id: waiting.id, why },
      date: dayAt(until, site, writing.register),
      what: who === null ? capital(what) : `${capital(who)}: ${what}`,
    }),
  ];
}

function entryOfDate(
  { _id: key, title }: ProcessRow,
  { id, on, code, params }: DateAhead,
  speaker: Speaker,
  writing: Writing,
): CalendarEntry {
  return entry(writing, {
    ...{ key, title, id, date: on, why: [] },
    what: capital(say(`date.${code}`, params, words, speaker)),
  });
}

interface Day {
  readonly key: string;
  readonly title: string;
  /** The same for the same thing of this process. */
  readonly id: string;
  readonly date: LocalDate;
  readonly what: string;
  readonly why: readonly string[];
}

const entry = ({ publicUrl }: Writing, { key, title, id, date, what, why }: Day): CalendarEntry => ({
  uid: `${key}|${id}@${new URL(publicUrl).host}`,
  date,
  title: `${what} (${key})`,
  description: [`${key} ${title}`, ...why].join('\n'),
  url: `${publicUrl}/processes/${key}`,
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

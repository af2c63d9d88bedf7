import type { ProcessRow, TaskRow } from '#activities/store/rows';
import { localDate } from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import { say, sayParam, type Speaker } from '#domain/kernel/sentence';
import type { Waiting } from '#domain/kernel/waiting';
import { words } from '#domain/words';
import { datesAhead } from '#domain/certification/dates-ahead';
import { journeyState } from '#domain/certification/state';
import type { RegisterSnapshot } from '../platform/register.ts';
import { speakerFor } from '../processes/speaker.ts';

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

/** Days that a process itself knows beside what it waits for, for example booked audits and the end of a certificate. */
export type DatesOf = (row: ProcessRow, writing: Writing) => readonly CalendarEntry[];

/** By process type. A type without dates of its own is not listed. */
const ownDates: Readonly<Record<string, DatesOf>> = { journey: datesOfJourney };

/** What waits for a person, as their own calendar shows it: what to do, until its last day. */
export function entriesOfTasks(tasks: readonly TaskRow[], personId: string, writing: Writing): CalendarEntry[] {
  return tasks.flatMap(({ key, title, site, waiting }) => {
    const speaker = speakerFor(writing.register, site);
    const toMe: Speaker = { ...speaker, person: (id) => (id === personId ? 'you' : speaker.person(id)) };
    return entryOf({ key, title, site, waiting, speaker: toMe, who: null }, writing);
  });
}

/** What a process waits for, with whom it waits for, and its own dates. */
export function entriesOfProcess(row: ProcessRow, writing: Writing): CalendarEntry[] {
  const { _id: key, title, site, type } = row;
  const speaker = speakerFor(writing.register, site);
  return [
    ...row.waiting.flatMap((waiting) =>
      entryOf({ key, title, site, waiting, speaker, who: whoInWords(waiting, speaker) }, writing),
    ),
    ...(ownDates[type]?.(row, writing) ?? []),
  ];
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
function entryOf({ key, title, site, waiting, speaker, who }: Line, { register, publicUrl }: Writing): CalendarEntry[] {
  const { until, rule } = waiting;
  if (until === undefined) return [];
  const what = say(`waiting.${waiting.code}`, waiting.params, words, speaker);
  const why = rule === undefined ? [] : [`Due: ${say(`rule.${rule.code}`, rule.params, words, speaker)}`];
  return [
    {
      uid: `${key}|${waiting.id}@${new URL(publicUrl).host}`,
      date: localDay(until, register.sites.get(site)?.zone ?? 'UTC'),
      title: `${who === null ? capital(what) : `${capital(who)}: ${what}`} (${key})`,
      description: [`${key} ${title}`, ...why].join('\n'),
      url: `${publicUrl}/processes/${key}`,
    },
  ];
}

function datesOfJourney({ _id: key, title, site, state }: ProcessRow, writing: Writing): CalendarEntry[] {
  const speaker = speakerFor(writing.register, site);
  return datesAhead(journeyState.parse(state)).map(({ id, on, code, params }) => ({
    uid: `${key}|${id}@${new URL(writing.publicUrl).host}`,
    date: on,
    title: `${capital(say(`date.${code}`, params, words, speaker))} (${key})`,
    description: `${key} ${title}`,
    url: `${writing.publicUrl}/processes/${key}`,
  }));
}

function whoInWords({ who, params }: Waiting, speaker: Speaker): string | null {
  switch (who.kind) {
    case 'person':
      return speaker.person(who.id);
    case 'people':
      return sayParam({ people: [...who.ids] }, words, speaker);
    case 'role':
      return speaker.role(who.role, undefined);
    case 'nobody':
      // The certification body, which has no account here.
      return who.reason === 'body' && typeof params['body'] === 'string' ? params['body'] : null;
  }
}

/** A due date is the last millisecond of its day at the site. */
export function localDay(instant: Instant, zone: string): LocalDate {
  return localDate(instant, { id: zone, version: 1, zone, workdays: [], holidays: [] });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

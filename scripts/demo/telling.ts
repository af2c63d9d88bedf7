import { workingDaysBetween, type Calendar } from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import { dateOn, instantAt, isDay, minutesLater, type Day, type WorkingDays } from './day.ts';
import { isEvidenceFile, type EvidenceFile } from './evidence-file.ts';
import type { CampaignStory } from './campaign-story.ts';
import type { JourneyStory } from './journey-story.ts';
import { refOf, type Step, type Story } from './story.ts';
import type { Site } from './sites.ts';

/** An entry of an import file. */
export type Entry = {
  readonly at: Instant;
  readonly ref: string;
  readonly person: string;
} & (
  | { readonly type: string; readonly birth: string; readonly body: unknown }
  | { readonly command: string; readonly body: unknown }
  | { readonly content: { readonly kind: string; readonly round: number; readonly parts: unknown } }
);

/** Whatever is told step by step at one site. */
export type Tellable = Pick<Story | JourneyStory | CampaignStory, 'title' | 'site' | 'steps'>;

/** A file of a story, and when and by whom it was uploaded. */
export interface ToldFile {
  readonly file: EvidenceFile;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly evidenceDate: string;
}

export interface TellingDeps {
  /** The day of loading, to which all days relate. */
  readonly now: Instant;
  readonly calendars: Readonly<Record<Site, Calendar>>;
  /** Keeps a file and returns its id. */
  keep(file: ToldFile): string;
}

/** Some minutes between two things that happen on the same day of one story. */
const APART = 17;

/** Turns stories into the entries of an import file. Refuses a story that goes back in time. */
export function tell(stories: readonly Tellable[], deps: TellingDeps): Entry[] {
  const dates = new Map<string, LocalDate>();
  return stories.flatMap((story) => {
    const calendar = deps.calendars[story.site];
    // Counting back a year of working days takes its time, and stories share their days.
    const dateOfDay = (when: Day): LocalDate => {
      const name = `${calendar.id}:${'day' in when ? String(when.day) : Object.values({ ...when, time: '' }).join()}`;
      const date = dates.get(name) ?? dateOn(when, deps.now, calendar);
      dates.set(name, date);
      return date;
    };
    let before = '';
    return story.steps.map((step, index) => {
      const at = momentOf(story, index, before, { calendar, dateOfDay });
      before = at;
      const body = resolve(step.body, {
        calendar,
        keep: (file) => deps.keep({ ...file, uploadedBy: step.person, uploadedAt: at }),
        dateOfDay,
      });
      return entryOf(step, refOf(story.title), at, body);
    });
  });
}

function entryOf({ of, does, person }: Step, ref: string, at: Instant, body: unknown): Entry {
  const common = { at, ref: of === 'capa' ? `capaOf:${ref}` : ref, person };
  if ('rates' in does) return { ...common, content: { ...does.rates, parts: body } };
  return 'birth' in does ? { ...common, type: of, ...does, body } : { ...common, ...does, body };
}

function momentOf(
  { title, steps }: Tellable,
  index: number,
  before: Instant,
  { calendar, dateOfDay }: { readonly calendar: Calendar; readonly dateOfDay: (when: Day) => LocalDate },
): Instant {
  const when = steps[index]?.when ?? { day: 0 };
  const date = dateOfDay(when);
  const wanted = instantAt(date, when.time ?? someTime(`${title}${String(index)}`), calendar);
  if (wanted > before) return wanted;
  const later = minutesLater(before, APART);
  const isSameDay = instantAt(date, '23:59', calendar) > later && instantAt(date, '00:00', calendar) < before;
  // Two drawn dates can become one, where the later one has become a day off.
  if ((when.time !== undefined && 'day' in when) || !isSameDay) {
    throw new Error(`“${title}” goes back in time at step ${String(index + 1)}, ${JSON.stringify(when)}`);
  }
  return later;
}

/** Some time between 08:00 and 14:59, always the same for the same words. */
function someTime(words: string): string {
  let mixed = 7;
  for (const letter of words) mixed = (mixed * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  const minutes = 8 * 60 + (mixed % (7 * 60));
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

interface Resolving {
  readonly calendar: Calendar;
  readonly dateOfDay: (when: Day) => LocalDate;
  keep(file: Pick<ToldFile, 'file' | 'evidenceDate'>): string;
}

/** Days become dates of the site, lengths numbers, and files ids. */
function resolve(value: unknown, to: Resolving): unknown {
  if (Array.isArray(value)) return value.map((part) => resolve(part, to));
  if (value === null || typeof value !== 'object') return value;
  if (isDay(value)) return to.dateOfDay(value);
  if (isLength(value)) {
    return workingDaysBetween(to.dateOfDay(value.workingDaysFrom), to.dateOfDay(value.until), to.calendar) + 1;
  }
  if (isEvidenceFile(value)) return to.keep({ file: value, evidenceDate: to.dateOfDay(value.of) });
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolve(part, to)]));
}

function isLength(value: object): value is WorkingDays {
  return 'workingDaysFrom' in value && 'until' in value;
}

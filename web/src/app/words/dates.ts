import type { Instant } from '#domain/kernel/instant';

// English short forms are spelled alike everywhere (“Sep”, never “Sept”), so the parts are set here and not by a locale's pattern.
const LOCALE = 'en-US';

// A date is one word: on a narrow screen its line ends before it, never inside.
const GLUE = '\u00a0';

/** How a date is written. What is written is an instant or a local date (`2026-11-25`). */
export interface DateOptions {
  /** The moment from which “this year” is judged. */
  readonly now: Date;
  /** IANA zone the date is read in; the browser's when absent. */
  readonly zone?: string | undefined;
}

type Parts = Readonly<Record<string, string>>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(kind: 'short' | 'long' | 'time', zone: string | undefined): Intl.DateTimeFormat {
  const key = `${kind} ${zone ?? ''}`;
  let made = formats.get(key);
  if (!made) {
    const options: Intl.DateTimeFormatOptions =
      kind === 'time'
        ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
        : { weekday: kind, day: 'numeric', month: kind, year: 'numeric' };
    made = new Intl.DateTimeFormat(LOCALE, zone ? { ...options, timeZone: zone } : options);
    formats.set(key, made);
  }
  return made;
}

function partsOf(date: Date, kind: 'short' | 'long', zone: string | undefined): Parts {
  const parts: Record<string, string> = {};
  for (const { type, value } of format(kind, zone).formatToParts(date)) parts[type] = value;
  return parts;
}

/** A calendar date has no zone: it is read and written in UTC so that it never slips by a day. */
function read(value: Instant | Date, zone: string | undefined): { date: Date; zone: string | undefined } {
  if (value instanceof Date) return { date: value, zone };
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? { date: new Date(`${value}T00:00:00Z`), zone: 'UTC' }
    : { date: new Date(value), zone };
}

function yearOf(now: Date, zone: string | undefined): string {
  return partsOf(now, 'short', zone)['year'] ?? '';
}

/** “Wed 25 Nov”, with the year when it is another: “Thu 14 Jan 2027”. */
export function day(value: Instant | Date, options: DateOptions): string {
  const { date, zone } = read(value, options.zone);
  return [partsOf(date, 'short', zone)['weekday'], shortDay(value, options)].join(GLUE);
}

/** “25 Nov”, with the year when it is another. */
export function shortDay(value: Instant | Date, options: DateOptions): string {
  const at = read(value, options.zone);
  const { day: number, month, year } = partsOf(at.date, 'short', at.zone);
  return [number, month, ...(year === yearOf(options.now, options.zone) ? [] : [year])].join(GLUE);
}

/** “Wed 25”, beside days of the same weeks. */
export function dayOfWeek(value: Instant | Date, options: Pick<DateOptions, 'zone'>): string {
  const at = read(value, options.zone);
  const { weekday, day: number } = partsOf(at.date, 'short', at.zone);
  return [weekday, number].join(GLUE);
}

/** “Monday 23 November 2026”. */
export function longDay(value: Instant | Date, options: DateOptions): string {
  const at = read(value, options.zone);
  const { weekday, day: number, month, year } = partsOf(at.date, 'long', at.zone);
  return [weekday, number, month, year].join(GLUE);
}

/** “09:41”. */
export function time(value: Instant | Date, options: Pick<DateOptions, 'zone'>): string {
  return format('time', options.zone).format(new Date(value));
}

/** “Mon 23 Nov 09:41”, and “today 09:41” on the day itself. */
export function moment(value: Instant | Date, options: DateOptions): string {
  const at = new Date(value);
  const text = day(at, options) === day(options.now, options) ? 'today' : day(at, options);
  return text + GLUE + time(at, options);
}

/** Complete, for a tooltip: “Monday 23 November 2026, 09:41”. */
export function complete(value: Instant | Date, options: DateOptions): string {
  const hasTime = value instanceof Date || value.includes('T');
  return hasTime ? `${longDay(value, options)}, ${time(value, options)}` : longDay(value, options);
}

/** “just now”, “3 min ago”, “2 h ago”, then the day. */
export function ago(value: Instant | Date, options: DateOptions): string {
  const minutes = Math.floor((options.now.getTime() - new Date(value).getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${String(minutes)} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 12 ? `${String(hours)} h ago` : moment(value, options);
}

/** “1 working day”, “4 working days”. */
export function workingDays(count: number): string {
  return `${String(count)} working ${count === 1 ? 'day' : 'days'}`;
}

/** “Times in Monterrey (America/Monterrey)”, said once on a page whose site is in another zone than its reader; else null. */
export function timesOf(
  zone: string,
  site: string,
  own = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string | null {
  return zone === own ? null : `Times in ${site} (${zone})`;
}

import type { Task } from './today.ts';

/** Where a task stands on Today, the most urgent first. */
export type Bucket = 'late' | 'today' | 'thisWeek' | 'nextWeek' | 'later';

export const BUCKETS: readonly Bucket[] = ['late', 'today', 'thisWeek', 'nextWeek', 'later'];

const DAY_MS = 24 * 60 * 60_000;

/**
 * The bucket of something due at this instant, judged in the days of the site where it is due. The week ends on
 * Sunday; on a weekend the coming week is near already and has its own bucket. Nothing due is later.
 */
export function bucketOf(until: string | undefined, now: Date, zone: string | undefined): Bucket {
  if (until === undefined) return 'later';
  if (Date.parse(until) <= now.getTime()) return 'late';
  const due = dayNumber(new Date(until), zone);
  const today = dayNumber(now, zone);
  if (due <= today) return 'today';
  const weekday = weekdayOf(today);
  const sunday = today + (7 - weekday);
  if (due <= sunday) return 'thisWeek';
  return weekday >= 6 && due <= sunday + 7 ? 'nextWeek' : 'later';
}

/** The tasks by bucket, in their order; empty buckets are left out. */
export function bucketTasks(
  tasks: readonly Task[],
  now: Date,
  zoneOf: (site: string) => string | undefined,
): readonly { readonly bucket: Bucket; readonly tasks: readonly Task[] }[] {
  return BUCKETS.map((bucket) => ({
    bucket,
    tasks: tasks.filter((task) => bucketOf(task.waiting.until, now, zoneOf(task.site)) === bucket),
  })).filter((group) => group.tasks.length > 0);
}

/** Days since 1 January 1970 of the calendar date that an instant falls on in a zone. */
function dayNumber(at: Date, zone: string | undefined): number {
  const date = new Intl.DateTimeFormat('en-CA', zone === undefined ? {} : { timeZone: zone }).format(at);
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** 1 is Monday, 7 is Sunday: 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

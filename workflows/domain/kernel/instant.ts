/**
 * A moment in time as the record stores it: ISO 8601 in UTC with milliseconds (`2026-11-23T09:41:00.000Z`).
 * The fixed form makes text order equal to time order, in TypeScript and in MongoDB.
 */
export type Instant = string;

/** A calendar date without a time (`2026-11-23`), read in a site's zone. */
export type LocalDate = string;

/** The later of two instants. */
export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The earliest of the instants given, or null when there is none. */
export function earliestOf(instants: readonly (Instant | null | undefined)[]): Instant | null {
  let earliest: Instant | null = null;
  for (const instant of instants) {
    if (instant && (earliest === null || instant < earliest)) earliest = instant;
  }
  return earliest;
}

import { datesAhead, type DateAhead } from '#domain/certification/dates-ahead';
import { localDate } from '#domain/kernel/calendar';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import { journeyIn } from '../journeys/journey-row.ts';
import type { RegisterSnapshot } from '../platform/register.ts';

/** Types with days of their own beside what they wait for. */
export const WITH_OWN_DATES = 'journey';

/**
 * Days that a process itself knows, for example booked audits and the end of a certificate. A row that an older release
 * left is read again when its process goes on; what it waits for is shown all the same.
 */
export function ownDatesOf(row: { readonly type: string; readonly state?: unknown }): readonly DateAhead[] {
  const state = row.type === WITH_OWN_DATES ? journeyIn(row) : null;
  return state ? datesAhead(state) : [];
}

/** The day of an instant at a site. A due date is the last millisecond of its day there. */
export function dayAt(instant: Instant, site: string, register: RegisterSnapshot): LocalDate {
  const zone = register.sites.get(site)?.zone ?? 'UTC';
  return localDate(instant, { id: zone, version: 1, zone, workdays: [], holidays: [] });
}

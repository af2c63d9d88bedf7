import type { Client } from '@temporalio/client';
import { mailDigests, mailUrgentNotices } from '#activities/mail/digest';
import { createIncidents } from '#activities/store/incidents';
import type { Store } from '#activities/store/store';
import type { HousekeepingActivities } from '#host/housekeeping';
import { wakeOverdue } from './wake-overdue.ts';

/** What is looked after every minute. */
export function createHousekeeping(deps: { store: Store; client: Client; publicUrl: string }): HousekeepingActivities {
  const incidents = createIncidents(deps.store);
  return {
    wakeOverdueProcesses: () => wakeOverdue({ ...deps, incidents }, new Date()),
    mailUrgentNotices: () => mailUrgentNotices(deps, new Date()),
    mailDigests: () => mailDigests(deps, new Date()),
    removeUnattachedFiles: () => Promise.resolve(0),
  };
}

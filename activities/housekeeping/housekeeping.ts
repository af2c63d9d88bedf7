import type { Client } from '@temporalio/client';
import { mailDigests, mailUrgentNotices } from '#activities/mail/digest';
import { removeUnattached } from '#activities/store/files';
import { createIncidents } from '#activities/store/incidents';
import type { Words } from '#domain/kernel/param';
import type { Store } from '#activities/store/store';
import type { HousekeepingActivities } from '#host/contract';
import { wakeOverdue } from './wake-overdue.ts';

/** What is looked after every minute. */
export function createHousekeeping(deps: {
  store: Store;
  client: Client;
  publicUrl: string;
  words: Words;
}): HousekeepingActivities {
  const incidents = createIncidents(deps.store);
  return {
    wakeOverdueProcesses: () => wakeOverdue({ ...deps, incidents }, new Date()),
    mailUrgentNotices: () => mailUrgentNotices(deps, new Date()),
    mailDigests: () => mailDigests(deps, new Date()),
    removeUnattachedFiles: () => removeUnattached(deps.store, new Date().toISOString()),
  };
}

import { proxyActivities } from '@temporalio/workflow';

/** What has to be looked at every minute; each part is one activity, so that one that fails holds up no other. */
export interface HousekeepingActivities {
  wakeOverdueProcesses(): Promise<number>;
  mailUrgentNotices(): Promise<number>;
  mailDigests(): Promise<number>;
  removeUnattachedFiles(): Promise<number>;
}

/** The schedule starts the next run in a minute anyway: a few attempts are enough. */
const activities = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: '50s',
  retry: { maximumAttempts: 3, initialInterval: '2s' },
});

/** Started by a Temporal Schedule every minute. */
export async function housekeeping(): Promise<void> {
  await Promise.allSettled([
    activities.wakeOverdueProcesses(),
    activities.mailUrgentNotices(),
    activities.mailDigests(),
    activities.removeUnattachedFiles(),
  ]);
}

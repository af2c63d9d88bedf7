import { proxyActivities } from '@temporalio/workflow';
import type { HousekeepingActivities } from './contract.ts';

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

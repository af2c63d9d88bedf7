import { ScheduleAlreadyRunning, type Client } from '@temporalio/client';
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from '#host/contract';

const KEYWORD = 2;
const HOUSEKEEPING_SCHEDULE = 'housekeeping';

/** Registers what the product needs in Temporal's namespace: search attributes and the schedule of every minute. */
export async function prepareNamespace(client: Client, namespace: string): Promise<void> {
  await registerSearchAttributes(client, namespace);
  try {
    await client.schedule.create({
      scheduleId: HOUSEKEEPING_SCHEDULE,
      spec: { intervals: [{ every: '1m' }] },
      policies: { overlap: 'SKIP', catchupWindow: '1m' },
      action: {
        type: 'startWorkflow',
        workflowType: 'housekeeping',
        taskQueue: TASK_QUEUE,
        workflowId: 'housekeeping',
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}

async function registerSearchAttributes(client: Client, namespace: string): Promise<void> {
  const { operatorService } = client.connection;
  const known = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.keys(SEARCH_ATTRIBUTES).filter((name) => !(name in known.customAttributes));
  if (missing.length === 0) return;
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map((name) => [name, KEYWORD])),
  });
}

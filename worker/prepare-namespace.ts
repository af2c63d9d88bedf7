import proto from '@temporalio/proto';
import { ScheduleAlreadyRunning, type Client } from '@temporalio/client';
import { SITE_ATTRIBUTE, TASK_QUEUE } from '#host/contract';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const HOUSEKEEPING_SCHEDULE = 'housekeeping';

/** Registers what the product needs in Temporal's namespace: the search attribute and the schedule of every minute. */
export async function prepareNamespace(client: Client, namespace: string): Promise<void> {
  await registerSiteAttribute(client, namespace);
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

async function registerSiteAttribute(client: Client, namespace: string): Promise<void> {
  const { operatorService } = client.connection;
  const known = await operatorService.listSearchAttributes({ namespace });
  if (SITE_ATTRIBUTE in known.customAttributes) return;
  const searchAttributes = { [SITE_ATTRIBUTE]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD };
  await operatorService.addSearchAttributes({ namespace, searchAttributes });
}

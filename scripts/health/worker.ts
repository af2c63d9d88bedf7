import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { TASK_QUEUE } from '#host/contract';

// Ends with 0 when the worker of this container takes workflow tasks: Temporal knows it by process and host name.
const settings = loadSettings();
const connection = await Connection.connect(temporalConnectionOptions(settings));
try {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: settings.TEMPORAL_NAMESPACE,
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  });
  process.exitCode = pollers.some(({ identity }) => identity?.endsWith(`@${hostname()}`)) ? 0 : 1;
} finally {
  await connection.close();
}

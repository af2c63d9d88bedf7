import proto from '@temporalio/proto';
import type { google, temporal } from '@temporalio/proto';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { TASK_QUEUE } from '#host/contract';

/** What this part needs to reach Temporal. */
export interface EngineAccess {
  readonly temporal: Client;
  readonly settings: { readonly TEMPORAL_NAMESPACE: string };
}

/** gRPC's status for something that does not exist. */
const NOT_FOUND = 5;
/** One question to the engine may take this long. */
const ASK_WITHIN_MS = 2_500;
/** How many of the latest events of a run the engine view tells. */
const LATEST_EVENTS = 60;

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
export type Failure = temporal.api.failure.v1.IFailure;

const { FastForwardPollingResult, TaskQueueType, UpdateWorkflowExecutionLifecycleStage } = proto.temporal.api.enums.v1;

/** Calls the engine with a deadline: a page never hangs because a part is away. */
export function soon<T>({ temporal: client }: EngineAccess, ask: () => Promise<T>): Promise<T> {
  return client.withDeadline(Date.now() + ASK_WITHIN_MS, ask);
}

/** Whether the running workflow took an update with this id, whatever became of it. */
export async function updateIsKnown(access: EngineAccess, workflowId: string, updateId: string): Promise<boolean> {
  const { temporal: client, settings } = access;
  try {
    await soon(access, () =>
      client.workflowService.pollWorkflowExecutionUpdate({
        namespace: settings.TEMPORAL_NAMESPACE,
        updateRef: { workflowExecution: { workflowId }, updateId },
        waitPolicy: {
          lifecycleStage: UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_UNSPECIFIED,
        },
      }),
    );
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && error.code.valueOf() === NOT_FOUND) return false;
    throw error;
  }
}

/** How many workers ask for work of each kind. None means that nothing moves. */
export async function countPollers(access: EngineAccess): Promise<{ workflow: number; activity: number }> {
  const ask = async (taskQueueType: temporal.api.enums.v1.TaskQueueType): Promise<number> => {
    const { pollers } = await soon(access, () =>
      access.temporal.workflowService.describeTaskQueue({
        namespace: access.settings.TEMPORAL_NAMESPACE,
        taskQueue: { name: TASK_QUEUE },
        taskQueueType,
      }),
    );
    return pollers.length;
  };
  const [workflow, activity] = await Promise.all([
    ask(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW),
    ask(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY),
  ]);
  return { workflow, activity };
}

/** The latest events of the current run, the newest first. */
export async function latestEvents(access: EngineAccess, workflowId: string): Promise<HistoryEvent[]> {
  const { history } = await soon(access, () =>
    access.temporal.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: access.settings.TEMPORAL_NAMESPACE,
      execution: { workflowId },
      maximumPageSize: LATEST_EVENTS,
    }),
  );
  return history?.events ?? [];
}

/**
 * Puts the clock of one workflow ahead; other workflows keep the real time. Every timer on the way fires in order.
 * Returns once the workflow has arrived, which takes about a second per stop.
 */
export async function fastForward(
  access: EngineAccess,
  workflowId: string,
  id: string,
  byMs: number,
  withinMs: number,
): Promise<void> {
  const { temporal: client, settings } = access;
  const target = { namespace: settings.TEMPORAL_NAMESPACE, workflowExecution: { workflowId } };
  const duration = msToTs(Math.ceil(byMs / 1000) * 1000);
  await soon(access, () =>
    client.workflowService.updateWorkflowExecutionOptions({
      ...target,
      workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration } } },
      updateMask: { paths: ['time_skipping_config'] },
    }),
  );
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { fastForwardPollingResult, failedReason } = await client.withDeadline(deadline, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({ ...target, fastForwardId: id }),
    );
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return;
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      throw new Error(`The engine could not put the clock of ${workflowId} ahead: ${failedReason}`);
    }
  }
}

/** An instant of the engine as the record writes instants. */
export function instantOf(time: google.protobuf.ITimestamp | null | undefined): string | null {
  if (!time) return null;
  return new Date(Number(time.seconds ?? 0) * 1000 + Math.floor((time.nanos ?? 0) / 1_000_000)).toISOString();
}

/** What went wrong, from the outside to the root, in one line. */
export function failureText(failure: Failure | null | undefined): string | null {
  const messages: string[] = [];
  for (let one = failure; one; one = one.cause) {
    if (one.message && !messages.includes(one.message)) messages.push(one.message);
  }
  return messages.length === 0 ? null : messages.join(': ');
}

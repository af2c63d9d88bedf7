import { defaultPayloadConverter } from '@temporalio/client';
import proto from '@temporalio/proto';
import { z } from 'zod';
import type { Instant } from '#domain/kernel/instant';
import type { Params } from '#domain/kernel/param';
import type { PendingWork } from './engine-view.ts';
import { failureText, instantOf, type HistoryEvent } from './raw-service.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** What ends a run. */
const CLOSING: ReadonlySet<proto.temporal.api.enums.v1.EventType> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
]);

const answerSchema = z.object({ status: z.string() });

/** One step of a run, worded by `engine.<kind>`. */
export interface TimelineEntry {
  readonly id: number;
  readonly at: Instant;
  readonly kind: string;
  readonly params: Params;
}

/** The steps of a run that mean something to people, the newest first. Its bookkeeping (workflow tasks) is left out. */
export function timelineOf(newestFirst: readonly HistoryEvent[]): TimelineEntry[] {
  return newestFirst.flatMap((event) => {
    const told = tell(event);
    return told ? [{ id: Number(event.eventId ?? 0), at: instantOf(event.eventTime) ?? '', ...told }] : [];
  });
}

/** Timers that were set and have neither rung nor been taken back; a run that is over has none. */
export function openTimers(newestFirst: readonly HistoryEvent[]): PendingWork[] {
  if (newestFirst.some(({ eventType }) => eventType && CLOSING.has(eventType))) return [];
  const over = new Set<string>();
  const open: PendingWork[] = [];
  for (const event of newestFirst) {
    const ended = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (ended?.timerId) over.add(ended.timerId);
    const started = event.timerStartedEventAttributes;
    if (!started?.timerId || over.has(started.timerId)) continue;
    const since = instantOf(event.eventTime);
    const lengthMs = Number(started.startToFireTimeout?.seconds ?? 0) * 1000;
    const ringsAt = since === null ? null : new Date(Date.parse(since) + lengthMs).toISOString();
    open.push({
      id: `timer ${started.timerId}`,
      kind: 'timer',
      name: 'alarm',
      attempt: 1,
      lastFailure: null,
      nextAttemptAt: ringsAt,
      since,
    });
  }
  return open;
}

/** What a command was answered: `done`, `refused`, …; empty when the answer was no outcome. */
function outcomeStatusOf({ workflowExecutionUpdateCompletedEventAttributes: completed }: HistoryEvent): string {
  const payload = completed?.outcome?.success?.payloads?.[0];
  const answer = answerSchema.safeParse(payload && defaultPayloadConverter.fromPayload(payload));
  return answer.success ? answer.data.status : '';
}

function tell(event: HistoryEvent): Pick<TimelineEntry, 'kind' | 'params'> | null {
  switch (event.eventType) {
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
      return { kind: 'started', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
      return {
        kind: 'commandAccepted',
        params: {
          command: event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ?? '',
          id: event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.meta?.updateId ?? '',
        },
      };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
      return {
        kind: 'commandAnswered',
        params: {
          id: event.workflowExecutionUpdateCompletedEventAttributes?.meta?.updateId ?? '',
          status: outcomeStatusOf(event),
        },
      };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
      return {
        kind: 'signaled',
        params: { signal: event.workflowExecutionSignaledEventAttributes?.signalName ?? '' },
      };
    case EventType.EVENT_TYPE_TIMER_STARTED:
      return { kind: 'alarmSet', params: {} };
    case EventType.EVENT_TYPE_TIMER_FIRED:
      return { kind: 'alarmRang', params: {} };
    case EventType.EVENT_TYPE_TIMER_CANCELED:
      return { kind: 'alarmCancelled', params: {} };
    case EventType.EVENT_TYPE_MARKER_RECORDED:
      return { kind: 'recorded', params: {} };
    case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
      return {
        kind: 'recordTriedAgain',
        params: { activity: event.activityTaskScheduledEventAttributes?.activityType?.name ?? '' },
      };
    case EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
      return { kind: 'recordReached', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED:
      return {
        kind: 'stepFailed',
        params: { message: failureText(event.workflowTaskFailedEventAttributes?.failure) ?? '' },
      };
    case EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
      return { kind: 'workerLost', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
      return { kind: 'optionsChanged', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
      return { kind: 'continued', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
      return { kind: 'completed', params: {} };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
      return {
        kind: 'ended',
        params: { message: event.workflowExecutionTerminatedEventAttributes?.reason ?? '' },
      };
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
      return {
        kind: 'failed',
        params: { message: failureText(event.workflowExecutionFailedEventAttributes?.failure) ?? '' },
      };
    case undefined:
    case null:
    default:
      return null;
  }
}

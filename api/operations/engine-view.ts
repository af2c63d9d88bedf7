import { WorkflowNotFoundError, type WorkflowExecutionDescription } from '@temporalio/client';
import type { IncidentRow, OutboxRow, ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Instant } from '#domain/kernel/instant';
import { STATE_QUERY } from '#host/contract';
import { countPollers, failureText, instantOf, latestEvents, soon, type EngineAccess } from './raw-service.ts';
import { openTimers, timelineOf, type TimelineEntry } from './timeline.ts';

/** How many outbox rows and incidents of one process are shown. */
const SHOWN = 30;

/** The run behind a process, as the engine has it. */
export interface RunView {
  readonly workflowId: string;
  readonly runId: string;
  readonly status: string;
  readonly startedAt: Instant;
  readonly historyLength: number;
  readonly historySize: number;
  readonly taskQueue: string;
  readonly type: string;
}

/** Something the engine has still to do for a process. */
export interface PendingWork {
  readonly id: string;
  readonly kind: 'activity' | 'timer' | 'standalone';
  readonly name: string;
  readonly attempt: number;
  readonly lastFailure: string | null;
  readonly nextAttemptAt: Instant | null;
  readonly since: Instant | null;
}

/** A message to another process or a mail on its way, with what delays it. */
export interface OutboxView {
  readonly id: string;
  readonly effect: OutboxRow['effect']['do'];
  readonly target: string;
  readonly status: OutboxRow['status'];
  readonly attempt: number;
  readonly lastFailure: string | null;
}

/** The engine's side of one process. What cannot be learned in time is null; the record's side is always there. */
export interface EngineView {
  readonly run: RunView | null;
  readonly pollers: { readonly workflow: number; readonly activity: number } | null;
  readonly pending: readonly PendingWork[];
  readonly record: { readonly version: number; readonly epoch: number };
  readonly engineVersion: number | null;
  readonly nextDue: Instant | null;
  readonly outbox: readonly OutboxView[];
  readonly incidents: readonly IncidentRow[];
  readonly timeline: readonly TimelineEntry[];
}

export async function engineView(
  access: EngineAccess & { readonly store: Store },
  row: Pick<ProcessRow, '_id' | 'version' | 'epoch' | 'wakeAt'>,
): Promise<EngineView> {
  const { store } = access;
  const key = row._id;
  const description = orNull(describeRun(access, key));
  const events = orNull(latestEvents(access, key));
  const [described, latest, pollers, engineVersion, outbox, incidents] = await Promise.all([
    description,
    events,
    orNull(countPollers(access)),
    orNull(versionInEngine(access, key)),
    store.outbox.find({ from: key }).sort({ status: -1, seq: -1, index: -1 }).limit(SHOWN).toArray(),
    store.incidents.find({ key }).sort({ resolvedAt: 1, lastAt: -1 }).limit(SHOWN).toArray(),
  ]);
  const deliveries = await Promise.all(outbox.map((one) => deliveryOf(access, one)));
  return {
    run: described && runView(described),
    pollers,
    pending: [
      ...(described ? pendingActivities(described) : []),
      ...openTimers(latest ?? []),
      ...deliveries.flatMap((one) => (one.pending ? [one.pending] : [])),
    ],
    record: { version: row.version, epoch: row.epoch },
    engineVersion,
    nextDue: row.wakeAt,
    outbox: deliveries.map((one) => one.view),
    incidents,
    timeline: timelineOf(latest ?? []),
  };
}

/** Null when the engine does not know it, or cannot be asked in time: the page says so instead of failing. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch {
    return null;
  }
}

async function describeRun(access: EngineAccess, key: string): Promise<WorkflowExecutionDescription | null> {
  try {
    return await soon(access, () => access.temporal.workflow.getHandle(key).describe());
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

function versionInEngine(access: EngineAccess, key: string): Promise<number> {
  return soon(access, async () => {
    const { version } = await access.temporal.workflow.getHandle(key).query<{ version: number }>(STATE_QUERY);
    return version;
  });
}

function runView(description: WorkflowExecutionDescription): RunView {
  return {
    workflowId: description.workflowId,
    runId: description.runId,
    status: description.status.name,
    startedAt: description.startTime.toISOString(),
    historyLength: description.historyLength,
    historySize: description.historySize ?? 0,
    taskQueue: description.taskQueue,
    type: description.type,
  };
}

function pendingActivities({ raw }: WorkflowExecutionDescription): PendingWork[] {
  return (raw.pendingActivities ?? []).map((activity) => ({
    id: activity.activityId ?? '',
    kind: 'activity',
    name: activity.activityType?.name ?? '',
    attempt: activity.attempt ?? 1,
    lastFailure: failureText(activity.lastFailure),
    nextAttemptAt: instantOf(activity.nextAttemptScheduleTime),
    since: instantOf(activity.scheduledTime),
  }));
}

/** A row of the outbox together with the activity that delivers it. */
async function deliveryOf(
  access: EngineAccess,
  row: OutboxRow,
): Promise<{ view: OutboxView; pending: PendingWork | null }> {
  const view = { id: row._id, effect: row.effect.do, target: row.target, status: row.status };
  if (row.status === 'done') return { view: { ...view, attempt: 0, lastFailure: null }, pending: null };
  const described = await orNull(
    soon(access, () => access.temporal.activity.getHandle(row._id).describe({ includeLastFailure: true })),
  );
  const lastFailure = failureText(described?.rawInfo.lastFailure);
  const attempt = described?.attempt ?? 0;
  return {
    view: { ...view, attempt, lastFailure },
    pending: described && {
      id: row._id,
      kind: 'standalone',
      name: `${row.effect.do} ${row.target}`,
      attempt,
      lastFailure,
      nextAttemptAt: described.nextAttemptScheduleTime?.toISOString() ?? null,
      since: row.at,
    },
  };
}

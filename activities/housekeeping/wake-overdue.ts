import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { WAKE_SIGNAL } from '#host/contract';
import type { Incidents } from '#activities/store/incidents';

/** A deadline this long past without a record of it means that the engine never heard of it. */
const GRACE_MS = 60_000;
const MOST = 500;

/** What was recorded this lately may still be on its way to its run: an import starts its processes at the end. */
const SETTLED_MS = 300_000;

/**
 * Wakes every process whose deadline passed and was not acted on: a commit that Temporal never learned of keeps its
 * deadlines all the same. A process without a run is an incident; `npm run reconcile` starts it from the record.
 */
export async function wakeOverdue(
  deps: { store: Store; client: Client; incidents: Incidents },
  now: Date,
): Promise<number> {
  const limit = new Date(now.getTime() - GRACE_MS).toISOString();
  const rows = await deps.store.processes
    .find({ open: true, wakeAt: { $lt: limit, $ne: null } })
    .project<Pick<ProcessRow, '_id' | 'type' | 'recordedAt'>>({ type: 1, recordedAt: 1 })
    .sort({ wakeAt: 1 })
    .limit(MOST)
    .toArray();
  for (const row of rows) {
    try {
      await deps.client.workflow.getHandle(row._id).signal(WAKE_SIGNAL);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      if (now.getTime() - Date.parse(row.recordedAt) < SETTLED_MS) continue;
      await deps.incidents.open({
        kind: 'missingRun',
        key: row._id,
        type: row.type,
        inputId: 'wake',
        message: 'The process is open in the record and has no run; npm run reconcile starts it from the record',
      });
    }
  }
  return rows.length;
}

import { WorkflowNotFoundError } from '@temporalio/client';
import { startFromRecord, type StartFromRecordDeps } from '#activities/engine/start-from-record';
import { createIncidents } from '#activities/store/incidents';
import { IMPORT_EPOCH } from './ledger.ts';

const AT_A_TIME = 8;

/** Starts open processes from their record, some at a time. One that runs already is left alone. Returns how many started. */
export async function startImported(deps: StartFromRecordDeps, keys: readonly string[]): Promise<number> {
  const waiting = [...keys];
  const incidents = createIncidents(deps.store);
  let started = 0;
  const startSome = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      if (await hasStarted(deps, key)) continue;
      await startFromRecord(deps, key, 'imported');
      // The watch over overdue processes may have missed its run while the past was being recorded.
      await incidents.resolve(key, 'missingRun');
      started += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, startSome));
  return started;
}

/** Whether an earlier import has started it. The epoch alone does not tell: it is raised before the run begins. */
async function hasStarted({ store, client }: StartFromRecordDeps, key: string): Promise<boolean> {
  const row = await store.processes.findOne({ _id: key }, { projection: { epoch: 1 } });
  if (!row || row.epoch === IMPORT_EPOCH) return false;
  try {
    const { status } = await client.workflow.getHandle(key).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

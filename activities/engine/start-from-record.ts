import type { Client, WorkflowHandle } from '@temporalio/client';
import type { CommandInput } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import type { Store } from '#activities/store/store';
import { FACT_SIGNAL, type RunStart } from '#host/contract';
import { runFromRecord, startOptions } from './start-process.ts';

export interface StartFromRecordDeps {
  readonly store: Store;
  readonly client: Client;
  readonly processes: Readonly<Record<string, AnyProcess>>;
}

/**
 * The one door from the record into a running state: raises the epoch under the head's lock, ends any live run and
 * starts a new one from the record. Reopening, reconciling and importing use it; repeating it is safe.
 * `first` is the command that reopens a closed process.
 */
export async function startFromRecord(
  deps: StartFromRecordDeps,
  key: string,
  why: string,
  first: CommandInput | null = null,
): Promise<WorkflowHandle> {
  const { store, client, processes } = deps;
  const before = await store.processes.findOneAndUpdate(
    { _id: key },
    // What was parked is tried again: the rule may be repaired by now.
    { $inc: { epoch: 1 }, $set: { parked: [] } },
    { returnDocument: 'before', writeConcern: { w: 'majority', journal: true } },
  );
  const row = before && { ...before, epoch: before.epoch + 1, parked: [] };
  if (!row) throw new Error(`There is no record of ${key}`);
  const process = processes[row.type];
  if (!process) throw new Error(`No process of type ${row.type}`);
  const run: RunStart = { ...runFromRecord(process, row), first };
  const handle = await client.workflow.start(row.type, {
    ...startOptions(run),
    memo: { epoch: run.epoch, why },
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  for (const { fact } of before.parked) {
    if (fact) await handle.signal(FACT_SIGNAL, { ...fact, id: `${fact.id}~${String(run.epoch)}` });
  }
  return handle;
}

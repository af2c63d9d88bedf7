import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { processes } from '#domain/processes';
import { startFromRecord } from '#activities/engine/start-from-record';
import { createIncidents } from '#activities/store/incidents';
import { openStore } from '#activities/store/store';

/**
 * `npm run reconcile`: brings the engine in line with the record. Every process that is open in the record and has no
 * running workflow, or whose run knows more than a restored database, is started from the record. Safe to repeat.
 */
const settings = loadSettings();
const store = await openStore(settings.MONGODB_URI);
const connection = await Connection.connect(temporalConnectionOptions(settings));
const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
const incidents = createIncidents(store);

const behind = new Set(await store.incidents.distinct('key', { kind: 'behind', resolvedAt: null }));
let checked = 0;
let started = 0;
for await (const { _id: key } of store.processes.find({ open: true }).project<{ _id: string }>({ _id: 1 })) {
  checked += 1;
  const running = await isRunning(key);
  if (running && !behind.has(key)) continue;
  await startFromRecord(
    { store, client, processes },
    key,
    running ? 'the run was ahead of the record' : 'it had no run',
  );
  await incidents.resolve(key, 'behind');
  await incidents.resolve(key, 'missingRun');
  started += 1;
  console.log(
    `${key} started from the record: ${running ? 'its run was ahead of a restored database' : 'it had no run'}`,
  );
}
console.log(`${String(checked)} open processes checked, ${String(started)} started from the record`);
await connection.close();
await store.connection.close();

async function isRunning(key: string): Promise<boolean> {
  try {
    const description = await client.workflow.getHandle(key).describe();
    return description.status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

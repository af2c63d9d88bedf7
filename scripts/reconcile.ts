import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { processes } from '#domain/processes';
import { startFromRecord } from '#activities/engine/start-from-record';
import { createIncidents } from '#activities/store/incidents';
import type { ProcessRow } from '#activities/store/rows';
import { openStore } from '#activities/store/store';

/**
 * `npm run reconcile`: brings the engine in line with the record. Every process that is open in the record and has no
 * running workflow, whose run knows more than a restored database, or for which something is parked (its rule may be
 * repaired by now), is started from the record. Safe to repeat.
 */
const settings = loadSettings();
const store = await openStore(settings.MONGODB_URI);
const connection = await Connection.connect(temporalConnectionOptions(settings));
const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
const incidents = createIncidents(store);

const behind = new Set(await store.incidents.distinct('key', { kind: 'behind', resolvedAt: null }));
type Open = Pick<ProcessRow, '_id' | 'parked'>;

let checked = 0;
let started = 0;
for await (const { _id: key, parked } of store.processes.find({ open: true }).project<Open>({ _id: 1, parked: 1 })) {
  checked += 1;
  const running = await isRunning(key);
  if (running && !behind.has(key) && parked.length === 0) continue;
  const why = !running
    ? 'it had no run'
    : parked.length > 0
      ? 'something was parked'
      : 'its run was ahead of a restored database';
  await startFromRecord({ store, client, processes }, key, why);
  await incidents.resolve(key, 'behind');
  await incidents.resolve(key, 'missingRun');
  started += 1;
  console.log(`${key} started from the record: ${why}`);
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

import mongoose from 'mongoose';
import { NativeConnection, Runtime, Worker, DefaultLogger } from '@temporalio/worker';
import { createFloorActivities } from './activities.ts';
import { FLOOR_QUEUE } from './queue.ts';

/**
 * The floor's worker, a process of its own with the product's settings: what differs between the two is then the
 * product. Arguments: Temporal's address, MongoDB's, and the bundled workflow code.
 */
const [temporal = '', mongodb = '', codePath = ''] = process.argv.slice(2);

Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
const database = await mongoose
  .createConnection(mongodb, { writeConcern: { w: 'majority', journal: true }, maxPoolSize: 40, minPoolSize: 4 })
  .asPromise();
const connection = await NativeConnection.connect({ address: temporal });
const worker = await Worker.create({
  connection,
  taskQueue: FLOOR_QUEUE,
  workflowBundle: { codePath },
  activities: createFloorActivities(database),
  stickyQueueScheduleToStartTimeout: '1s',
  maxCachedWorkflows: 220,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    worker.shutdown();
  });
}
await worker.run();
await connection.close();
await database.close();

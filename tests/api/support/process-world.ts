import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createKeptMail } from '#activities/mail/mail-transport';
import { openStore, type Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import { processes } from '#domain/processes';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { words } from '#domain/words';
import { prepareNamespace } from '../../../worker/prepare-namespace.ts';
import { makeWorkflowBundle } from '../../../worker/workflow-bundle.ts';
import { createProcessWorker } from '../../../worker/process-worker.ts';
import { openApiWorld, type ApiWorld, type Browser } from './api-world.ts';

/** The API with a real engine behind it: a namespace, a database and a worker of its own. */
export interface ProcessWorld extends ApiWorld {
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Reports a nonconformity and returns the key it was given. */
  aReport(browser: Browser, body?: object): Promise<string>;
}

interface ProcessWorldOptions {
  /** Another organization than that of the other API specs. */
  readonly seed?: (store: Store) => Promise<void>;
  /** Where the worker alone reaches the database server; by default as the API does. */
  readonly workersMongodbUri?: string;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openProcessWorld(
  settings: Readonly<Record<string, string>> = {},
  { seed, workersMongodbUri }: ProcessWorldOptions = {},
): Promise<ProcessWorld> {
  const address = process.env['PERENNIAL_TEST_TEMPORAL_ADDRESS'] ?? '';
  installQuietRuntime();
  const namespace = `api-${randomUUID().slice(0, 8)}`;
  const connection = await Connection.connect({ address, interceptors: [] });
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
  const api = await openApiWorld({ settings, namespace, empty: seed !== undefined });
  if (seed) await seed(api.store);
  await api.store.policies.updateOne({ _id: 'default:1' }, { $set: { policy: DEFAULT_POLICY } });
  await registerChanged(api.store);
  const workersStore =
    workersMongodbUri === undefined ? api.store : await openStore(sameDatabase(workersMongodbUri, api));
  await prepareNamespace(api.deps.temporal, namespace);
  const nativeConnection = await NativeConnection.connect({ address });
  const workflowBundle = await bundle();
  let running: { worker: { shutdown(): void }; done: Promise<void> } | null = null;
  const world: ProcessWorld = {
    ...api,
    async startWorker() {
      const worker = await createProcessWorker({
        store: workersStore,
        client: api.deps.temporal,
        connection: nativeConnection,
        namespace,
        processes,
        words,
        workflowBundle,
        mail: createKeptMail(workersStore),
        publicUrl: api.url,
        log: silent,
        maxCachedWorkflows: 50,
      });
      running = { worker, done: worker.run() };
    },
    async stopWorker() {
      running?.worker.shutdown();
      await running?.done;
      running = null;
    },
    async aReport(browser, body = {}) {
      const answer = await browser
        .post('/api/processes/report/births/report')
        .set('Idempotency-Key', randomUUID())
        .send({ what: 'Bolts of lot 4711 are too long', site: 'halden', place: 'Line 2', ...body })
        .expect(201);
      return (answer.body as { key: string }).key;
    },
    async close() {
      await world.stopWorker();
      if (workersStore !== api.store) await workersStore.connection.close();
      await api.close();
      await nativeConnection.close();
      await connection.close();
    },
  };
  await world.startWorker();
  return world;
}

function sameDatabase(uri: string, { store }: ApiWorld): string {
  const url = new URL(uri);
  url.pathname = `/${store.connection.name}`;
  return url.href;
}

let quiet = false;

function installQuietRuntime(): void {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
}

async function bundle(): Promise<{ codePath: string } | { code: string }> {
  const codePath = process.env['PERENNIAL_TEST_BUNDLE'];
  if (codePath !== undefined && codePath !== '') return { codePath };
  return makeWorkflowBundle();
}

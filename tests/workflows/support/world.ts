import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { defineUpdate } from '@temporalio/workflow';
import { NativeConnection, Runtime, DefaultLogger } from '@temporalio/worker';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { Input, Outcome } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import { firstRun, startOptions } from '#activities/engine/start-process';
import { createKeptMail } from '#activities/mail/mail-transport';
import { openStore, type Store } from '#activities/store/store';
import { BORN_UPDATE } from '#host/contract';
import { isClosing } from '../../../api/processes/engine-errors.ts';
import { makeWorkflowBundle } from '../../../worker/workflow-bundle.ts';
import { createProcessWorker } from '../../../worker/process-worker.ts';
import { prepareNamespace } from '../../../worker/prepare-namespace.ts';

type CommandInput = Extract<Input, { kind: 'birth' | 'command' }>;
const bornUpdate = defineUpdate<Outcome>(BORN_UPDATE);

type Bundle = Awaited<ReturnType<typeof makeWorkflowBundle>>;

/** A namespace and a database of its own on the shared servers, with a worker that can be stopped and started again. */
export interface World {
  readonly store: Store;
  readonly client: Client;
  readonly namespace: string;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  birth(type: string, key: string, name: string, body: unknown, person?: string): Promise<Outcome>;
  command(key: string, name: string, body: unknown, options?: CommandOptions): Promise<Outcome>;
  close(): Promise<void>;
}

export interface CommandOptions {
  readonly person?: string;
  readonly id?: string;
  readonly shownVersion?: number;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by npm test`);
  return value;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openWorld(options: {
  processes: Readonly<Record<string, AnyProcess>>;
  bundle: Bundle;
  seed: (store: Store) => Promise<void>;
  eventsPerRun?: number;
  /** The site of every process that is born; the toys' by default. */
  site?: string;
  /** Where the database server is reached; by default directly. */
  mongodbUri?: string;
}): Promise<World> {
  const id = `w${randomUUID().slice(0, 8)}`;
  const address = setting('PERENNIAL_TEST_TEMPORAL_ADDRESS');
  const uri = (options.mongodbUri ?? setting('PERENNIAL_TEST_MONGODB_URI')).replace(/\/[^/?]*(\?|$)/, `/${id}$1`);
  const store = await openStore(uri);
  await options.seed(store);
  const connection = await Connection.connect({ address, interceptors: [] });
  await connection.workflowService.registerNamespace({
    namespace: id,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  const client = new Client({ connection, namespace: id });
  await prepareNamespace(client, id);
  const nativeConnection = await NativeConnection.connect({ address });
  let running: { worker: { shutdown(): void }; done: Promise<void> } | null = null;

  const world: World = {
    store,
    client,
    namespace: id,
    async startWorker() {
      const worker = await createProcessWorker({
        store,
        client,
        connection: nativeConnection,
        namespace: id,
        processes: options.processes,
        workflowBundle: options.bundle,
        mail: createKeptMail(store),
        publicUrl: 'http://localhost:4300',
        words: {},
        log: silent,
        maxCachedWorkflows: 100,
        ...(options.eventsPerRun === undefined ? {} : { eventsPerRun: options.eventsPerRun }),
      });
      running = { worker, done: worker.run() };
    },
    async stopWorker() {
      running?.worker.shutdown();
      await running?.done;
      running = null;
    },
    async birth(type, key, name, body, person = 'ana') {
      const input: CommandInput = {
        kind: 'birth',
        id: `birth-${key}`,
        name,
        body,
        actor: { kind: 'person', id: person },
      };
      const startWorkflowOperation = new WithStartWorkflowOperation(type, {
        ...startOptions(firstRun({ key, type, site: options.site ?? 'brno' }, input)),
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      return client.workflow.executeUpdateWithStart(bornUpdate, { startWorkflowOperation });
    },
    async command(key, name, body, { person = 'ana', id: inputId = randomUUID(), shownVersion } = {}) {
      const input: CommandInput = {
        kind: 'command',
        id: inputId,
        name,
        body,
        actor: { kind: 'person', id: person },
        ...(shownVersion === undefined ? {} : { shownVersion }),
      };
      const handle = client.workflow.getHandle(key);
      // As the API does: while a run hands over to the next one, the same command is sent again.
      for (;;) {
        try {
          return await handle.executeUpdate<Outcome, [CommandInput]>(name, { args: [input], updateId: inputId });
        } catch (error) {
          if (!isClosing(error)) throw error;
          await pause(40);
        }
      }
    },
    async close() {
      await world.stopWorker();
      await nativeConnection.close();
      await connection.close();
      await store.connection.dropDatabase();
      await store.connection.close();
    },
  };
  return world;
}

let quiet = false;

function installQuietRuntime(): void {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
}

/** Bundles workflow code once for a spec file. */
export async function bundleOf(path: string): Promise<Bundle> {
  installQuietRuntime();
  return makeWorkflowBundle(path);
}

/** Waits until the question has an answer; the deadline is generous and only bounds a failure. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

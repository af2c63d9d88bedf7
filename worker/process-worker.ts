import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { Words } from '#domain/kernel/param';
import type { AnyProcess } from '#domain/kernel/process';
import { createHousekeeping } from '#activities/housekeeping/housekeeping';
import type { MailTransport } from '#activities/mail/mail-transport';
import { createDelivery } from '#activities/outbox/deliver';
import { Relay } from '#activities/outbox/relay';
import { createRecord } from '#activities/record/record';
import type { Store } from '#activities/store/store';
import { createSurroundingsLoader } from '#activities/store/surroundings';
import { TASK_QUEUE } from '#host/contract';

/** A killed worker's tasks come back after this, not after the default ten seconds. */
const STICKY_TIMEOUT = '1s';

export interface WorkerDeps {
  readonly store: Store;
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  readonly workflowBundle: WorkflowBundleOption;
  readonly mail: MailTransport;
  readonly publicUrl: string;
  readonly words: Words;
  readonly log: Log;
  readonly maxCachedWorkflows: number;
  /** How long people, policies and calendars are trusted without asking whether they changed. */
  readonly surroundingsTrustedForMs?: number;
  readonly eventsPerRun?: number;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A worker that runs all process types, with the relay that hands their outbox to the engine. */
export async function createProcessWorker(deps: WorkerDeps): Promise<{ run(): Promise<void>; shutdown(): void }> {
  const { store, client, processes, log, mail } = deps;
  const surroundings = createSurroundingsLoader(store, { trustedForMs: deps.surroundingsTrustedForMs });
  const delivery = createDelivery({
    store,
    client,
    processes,
    mail,
    delivered: (rowId) => {
      relay.delivered(rowId);
    },
  });
  const relay = new Relay({ store, client, deliver: delivery.ofRow, log });
  const worker = await Worker.create({
    connection: deps.connection,
    namespace: deps.namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: deps.workflowBundle,
    activities: {
      record: createRecord({
        store,
        processes,
        surroundings,
        log,
        outboxWritten: () => {
          relay.written();
        },
        ...(deps.eventsPerRun === undefined ? {} : { eventsPerRun: deps.eventsPerRun }),
      }),
      deliver: delivery.ofId,
      ...createHousekeeping({ store, client, publicUrl: deps.publicUrl, words: deps.words }),
    },
    stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT,
    maxCachedWorkflows: deps.maxCachedWorkflows,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    maxConcurrentActivityTaskExecutions: 20,
    shutdownGraceTime: '4s',
  });
  return {
    async run() {
      relay.start();
      try {
        await worker.run();
      } finally {
        await relay.stop();
      }
    },
    shutdown: () => {
      worker.shutdown();
    },
  };
}

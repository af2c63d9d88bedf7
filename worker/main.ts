import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { processes } from '#domain/processes';
import { words } from '#domain/words';
import { createKeptMail, createSmtpMail } from '#activities/mail/mail-transport';
import { rebuildOutdated } from '#activities/record/rebuild';
import { openStore } from '#activities/store/store';
import { makeWorkflowBundle } from './workflow-bundle.ts';
import { prepareNamespace } from './prepare-namespace.ts';
import { createProcessWorker } from './process-worker.ts';

/** A change of people, policies or calendars takes effect within this; the API answers by the same half second. */
const SURROUNDINGS_TRUSTED_FOR_MS = 500;

/** Composition root of the worker: settings, connections, activities, relay, and the loop until it is told to stop. */
const settings = loadSettings();
const log = pino({ level: settings.LOG_LEVEL, name: 'worker' });

Runtime.install({
  // Temporal's core handles no signal itself: the order of stopping is ours.
  shutdownSignals: [],
  logger: {
    log: (level, message, meta) => {
      log[pinoLevel(level)]({ ...meta }, message);
    },
    trace: (message, meta) => {
      log.trace({ ...meta }, message);
    },
    debug: (message, meta) => {
      log.debug({ ...meta }, message);
    },
    info: (message, meta) => {
      log.debug({ ...meta }, message);
    },
    warn: (message, meta) => {
      log.warn({ ...meta }, message);
    },
    error: (message, meta) => {
      log.error({ ...meta }, message);
    },
  },
});

const store = await openStore(settings.MONGODB_URI);
const connectionOptions = temporalConnectionOptions(settings);
const connection = await Connection.connect(connectionOptions);
const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
await prepareNamespace(client, settings.TEMPORAL_NAMESPACE);
const { folded, left } = await rebuildOutdated(store, processes);
if (folded.length > 0) log.info({ count: folded.length }, 'Heads of an earlier release were folded anew');
if (left.length > 0) log.error({ keys: left }, 'Heads of an earlier release could not be folded anew');
const nativeConnection = await NativeConnection.connect(connectionOptions);

const worker = await createProcessWorker({
  store,
  client,
  connection: nativeConnection,
  namespace: settings.TEMPORAL_NAMESPACE,
  processes,
  words,
  workflowBundle: await workflowBundle(),
  mail:
    settings.SMTP_URL === null
      ? createKeptMail(store)
      : createSmtpMail(store, { url: settings.SMTP_URL, from: settings.MAIL_FROM }),
  publicUrl: settings.PUBLIC_URL,
  log,
  maxCachedWorkflows: settings.WORKER_MAX_CACHED_WORKFLOWS,
  surroundingsTrustedForMs: SURROUNDINGS_TRUSTED_FOR_MS,
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'Stopping');
    worker.shutdown();
  });
}

log.info({ namespace: settings.TEMPORAL_NAMESPACE }, 'The worker takes work');
await worker.run();
await nativeConnection.close();
await connection.close();
await store.connection.close();
log.info({}, 'Stopped');

/** The bundle that was built ahead, or one built now. */
async function workflowBundle(): Promise<{ codePath: string } | { code: string }> {
  return settings.WORKFLOW_BUNDLE === null ? makeWorkflowBundle() : { codePath: settings.WORKFLOW_BUNDLE };
}

function pinoLevel(level: string): 'trace' | 'debug' | 'info' | 'warn' | 'error' {
  switch (level) {
    case 'TRACE':
      return 'trace';
    case 'DEBUG':
      return 'debug';
    case 'WARN':
      return 'warn';
    case 'ERROR':
      return 'error';
    default:
      return 'info';
  }
}

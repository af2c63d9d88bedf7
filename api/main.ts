import { readFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { z } from 'zod';
import { openStore } from '#activities/store/store';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { createApp } from './app.ts';
import { createDeps } from './platform/deps.ts';
import { listen } from './platform/server.ts';

/** Composition root of the API: settings, connections, app, and the server until it is told to stop. */
const settings = loadSettings();
const logger = pino({ level: settings.LOG_LEVEL, name: 'api' });

const store = await openStore(settings.MONGODB_URI);
// Commands carry their own deadline and are safe to repeat; a client that repeats them by itself would hide both.
// The connection is lazy: the API also starts, and tells so, while the engine is away.
const connection = Connection.lazy({ ...temporalConnectionOptions(settings), interceptors: [] });
const temporal = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });

const deps = createDeps({ settings, store, temporal, logger, version: productVersion() });
const server = await listen(createApp(deps), { host: settings.HOST, port: settings.PORT }, deps.closing);
logger.info({ port: server.port, url: settings.PUBLIC_URL }, 'The API listens');

let stopping: Promise<void> | null = null;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping ??= stop(signal);
  });
}

async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'Stopping');
  await server.close();
  await connection.close();
  await store.connection.close();
  logger.info('Stopped');
}

function productVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

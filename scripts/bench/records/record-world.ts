import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { mongo } from 'mongoose';
import { openStore, type Store } from '#activities/store/store';
import { startChild, untilReady, type Child } from '../../engine/child.ts';
import { freePort } from '../../engine/free-port.ts';
import { startMongod } from '../../engine/mongod.ts';
import type { BenchDeps } from '../world.ts';
import { SHAPE } from './past.ts';
import { seedRecords } from './seed.ts';
import { writeQueries, type SentQuery } from './sent-queries.ts';

/** Records kept between runs, with the API on them. No worker: nothing may change while it is read. */
export interface RecordWorld {
  readonly total: number;
  readonly store: Store;
  readonly db: mongo.Db;
  /** Of the API. */
  readonly url: string;
  /** Commands a second while seeding; null when the records were kept from an earlier run. */
  readonly seededAt: number | null;
  /** Starts bare routes with these queries; returns their URL. */
  serveBare(queries: Readonly<Record<string, readonly SentQuery[]>>): Promise<string>;
  stop(): Promise<void>;
}

export async function openRecordWorld(deps: BenchDeps, total: number): Promise<RecordWorld> {
  const { root, dir, executables, report } = deps;
  const kept = join(root, '.cache', 'bench', `records-${String(total)}-v${String(SHAPE)}`);
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const started = async (options: { name: string; args: readonly string[]; env?: Record<string, string> }) => {
    const { name, args, env } = options;
    const child = await startChild({
      command: process.execPath,
      args,
      cwd: root,
      logFile: join(dir, `${name}-${String(total)}.log`),
      ...(env ? { env } : {}),
    });
    ends.push(() => child.stop());
    return child;
  };
  try {
    const mongod = await startMongod({ executable: executables.mongod, dir: join(kept, 'mongod') });
    ends.push(() => mongod.stop(30_000));
    const store = await openStore(mongod.uri);
    ends.push(() => store.connection.close());
    const { db } = store.connection;
    if (!db) throw new Error('The MongoDB connection has no database');
    const seededAt = await seedRecords(store, total, report);

    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    const api = await started({ name: 'api', args: ['api/main.ts'], env: apiSettings(mongod.uri, port, url) });
    await untilAnswers(api, 'The API', `${url}/api/health/live`);
    return {
      total,
      store,
      db,
      url,
      seededAt,
      stop,
      async serveBare(queries) {
        const file = join(dir, `queries-${String(total)}.json`);
        await writeFile(file, writeQueries(queries));
        const barePort = await freePort();
        const bareUrl = `http://127.0.0.1:${String(barePort)}`;
        const main = 'scripts/bench/records/bare-main.ts';
        const bare = await started({ name: 'bare', args: [main, mongod.uri, file, String(barePort)] });
        await untilAnswers(bare, 'The bare routes', bareUrl);
        return bareUrl;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function apiSettings(mongodb: string, port: number, url: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'test',
    MONGODB_URI: mongodb,
    // Nothing that is read here asks the engine.
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    SESSION_SECRET: 'only-for-benches-only-for-benches-only-for-benches',
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: 'warn',
  };
}

/** Any answer will do, also that there is no such page. */
async function untilAnswers(child: Child, what: string, url: string): Promise<void> {
  await untilReady(child, what, () =>
    fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    ),
  );
}

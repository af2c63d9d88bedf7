import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pino, { type Logger } from 'pino';
import supertest from 'supertest';
import { openStore, type Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import { parseSettings } from '#config/settings';
import { createApp } from '../../../api/app.ts';
import { createDeps, type ApiDeps } from '../../../api/platform/deps.ts';
import { listen } from '../../../api/platform/server.ts';
import { PASSWORD, seedOrganization } from './organization.ts';

// Hashing passwords and opening databases takes its time on a machine that is busy with other suites.
jest.setTimeout(60_000);

/** The API as a server of its own, on a database of its own. */
export interface ApiWorld {
  readonly url: string;
  readonly store: Store;
  readonly deps: ApiDeps;
  /** Everything that was logged, one JSON line each. */
  readonly logged: string[];
  /** A browser that is not signed in. */
  browser(): Browser;
  /** A browser signed in as a person of the organization. */
  signedIn(personId: string): Promise<Browser>;
  close(): Promise<void>;
}

export type Browser = ReturnType<typeof supertest.agent>;

interface WorldOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Begins without an organization. */
  readonly empty?: boolean;
  /** Where the database is reached; by default directly. */
  readonly mongodbUri?: string;
  /** Temporal's namespace, for worlds with a worker of their own. */
  readonly namespace?: string;
}

/** Starts the API on its own database of the test run's server. */
export async function openApiWorld({
  settings = {},
  empty = false,
  mongodbUri,
  namespace = 'default',
}: WorldOptions = {}): Promise<ApiWorld> {
  const uri = databaseUri(mongodbUri ?? required('PERENNIAL_TEST_MONGODB_URI'));
  const logged: string[] = [];
  const store = await openStore(uri);
  const address = process.env['PERENNIAL_TEST_TEMPORAL_ADDRESS'] ?? '127.0.0.1:1';
  const connection = Connection.lazy({ address, interceptors: [] });
  const deps = createDeps({
    settings: parseSettings({
      NODE_ENV: 'test',
      MONGODB_URI: uri,
      TEMPORAL_NAMESPACE: namespace,
      SESSION_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      ...settings,
    }),
    store,
    temporal: new Client({ connection, namespace }),
    logger: linesInto(logged),
    version: '0.0.0-test',
  });
  if (!empty) await seedOrganization(store);
  const server = await listen(createApp(deps), { host: '127.0.0.1', port: 0 }, deps.closing);
  const url = `http://127.0.0.1:${String(server.port)}`;
  const browser = (): Browser => supertest.agent(url).set('Sec-Fetch-Site', 'same-origin');
  return {
    url,
    store,
    deps,
    logged,
    browser,
    async signedIn(personId) {
      const mine = browser();
      await mine
        .post('/api/session')
        .send({ email: `${personId}@halden.example`, password: PASSWORD })
        .expect(200);
      return mine;
    },
    async close() {
      await server.close();
      await store.connection.dropDatabase();
      await store.connection.close();
      await connection.close();
    },
  };
}

/** The same server, with a database name that nothing else uses. */
function databaseUri(base: string): string {
  const uri = new URL(base);
  uri.pathname = `/api-${randomBytes(6).toString('hex')}`;
  return uri.href;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run the specs by npm test`);
  return value;
}

function linesInto(lines: string[]): Logger {
  return pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
}

/** Changes a person as an administrator does, known at once. */
export async function changePerson(world: ApiWorld, id: string, change: Record<string, unknown>): Promise<void> {
  await world.store.people.updateOne({ _id: id }, { $set: change });
  await registerChanged(world.store);
  world.deps.register.forget();
}

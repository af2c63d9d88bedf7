import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startChild, untilReady, type Child } from './child.ts';
import { freePort } from './free-port.ts';

const replicaSet = 'rs0';
const notYetInitialized = 94;
const invalidReplicaSetConfig = 93;

/** How to run a mongod. */
export interface MongodOptions {
  readonly executable: string;
  /** Holds the data (`data/`) and the log; made when missing, used again when not. */
  readonly dir: string;
  /** Taken when free, otherwise any other. */
  readonly port?: number;
  /** Upper bound of mongod's own cache, in GB. */
  readonly cacheGb?: number;
  /** Told the process number at once, long before the server works. */
  readonly onSpawn?: ((pid: number) => void) | undefined;
}

/** A running mongod: a replica set of one, so that transactions and change streams work. */
export interface Mongod extends Child {
  readonly port: number;
  /** Connection string of the database `perennial`. */
  readonly uri: string;
  /** Connection string of another database on the same server. */
  readonly uriOf: (database: string) => string;
}

/** Starts mongod and returns when it accepts writes. */
export async function startMongod(options: MongodOptions): Promise<Mongod> {
  const dataDir = join(options.dir, 'data');
  await mkdir(dataDir, { recursive: true });
  const port = await freePort(options.port);
  const child = await startChild({
    command: options.executable,
    args: [
      ...['--dbpath', dataDir, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', replicaSet],
      ...['--wiredTigerCacheSizeGB', String(options.cacheGb ?? 0.5), '--oplogSize', '256', '--quiet'],
      ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
      // A primary otherwise waits 15 s for clients to leave before it shuts down.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=200'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ],
    logFile: join(options.dir, 'mongod.log'),
    onSpawn: options.onSpawn,
  });
  try {
    await untilReady(child, 'mongod', () => isPrimary(port));
  } catch (error) {
    await child.kill();
    throw error;
  }
  const uriOf = (database: string): string =>
    `mongodb://127.0.0.1:${String(port)}/${database}?replicaSet=${replicaSet}`;
  return { ...child, port, uri: uriOf('perennial'), uriOf };
}

/** True once the only member is primary; founds the replica set on the way, or moves it to the present port. */
async function isPrimary(port: number): Promise<boolean> {
  const host = `127.0.0.1:${String(port)}`;
  const config = { _id: replicaSet, members: [{ _id: 0, host }] };
  // A new client each time: one whose first connection failed does not recover.
  const client = new mongo.MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
  const admin = client.db('admin');
  try {
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return hello['me'] === host;
    const problem = await admin.command({ replSetGetStatus: 1 }).then(() => null, codeOf);
    if (problem === notYetInitialized) await admin.command({ replSetInitiate: config });
    if (problem === invalidReplicaSetConfig) {
      await admin.command({ replSetReconfig: { ...config, version: 1 }, force: true });
    }
    return false;
  } catch {
    // Not listening yet, or changing its role: ask again.
    return false;
  } finally {
    await client.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof mongo.MongoServerError ? error.code : null;
}

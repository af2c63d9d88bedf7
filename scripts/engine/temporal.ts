import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { readMachine } from '#config/machine';
import { startChild, untilReady, type Child } from './child.ts';
import { freePort } from './free-port.ts';

/** How to run Temporal's development server. */
export interface TemporalOptions {
  readonly executable: string;
  /** Holds the SQLite file and the log; made when missing, used again when not. */
  readonly dir: string;
  /** Taken when free, otherwise any other. */
  readonly port?: number;
  readonly uiPort?: number;
  /** Leaves Temporal's own web pages out. */
  readonly headless?: boolean;
  readonly namespace?: string;
  /** Told the process number at once, long before the server works. */
  readonly onSpawn?: ((pid: number) => void) | undefined;
}

/** A running Temporal server. */
export interface Temporal extends Child {
  /** Host and port of the gRPC service. */
  readonly address: string;
  readonly port: number;
  readonly namespace: string;
  /** Address of Temporal's own web pages, null when headless. */
  readonly uiUrl: string | null;
}

/** Switches that the product relies on and that are off, or slower, by default. */
const dynamicConfig: Readonly<Record<string, string>> = {
  'frontend.WorkflowTimeSkippingEnabled': 'true',
  'frontend.WorkflowPauseEnabled': 'true',
  // A failing workflow task then shows as a problem after ten seconds instead of a minute.
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': '2',
};

/** A fifth less work for the price of some memory: Go collects its garbage when four times as much is in use. */
const memoryForSpeed = { GOGC: '400', GOMEMLIMIT: '768MiB' };

/** Starts Temporal and returns when its namespace answers. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  await mkdir(options.dir, { recursive: true });
  const namespace = options.namespace ?? 'default';
  const port = await freePort(options.port);
  const uiPort = options.headless === true ? null : await freePort(options.uiPort);
  const child = await startChild({
    command: options.executable,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
      ...['--db-filename', join(options.dir, 'temporal.db'), '--log-level', 'error'],
      ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']),
      ...Object.entries(dynamicConfig).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]),
    ],
    env: { ...readMachine().environment, ...memoryForSpeed },
    logFile: join(options.dir, 'temporal.log'),
    onSpawn: options.onSpawn,
  });
  const address = `127.0.0.1:${String(port)}`;
  try {
    await untilReady(child, 'Temporal', () => namespaceAnswers(address, namespace));
  } catch (error) {
    await child.kill();
    throw error;
  }
  const uiUrl = uiPort === null ? null : `http://127.0.0.1:${String(uiPort)}`;
  return { ...child, address, port, namespace, uiUrl };
}

async function namespaceAnswers(address: string, namespace: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 500 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      // The namespace exists before the caches of every service know it; a list only works once they do.
      await connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    // Not listening yet: ask again.
    return false;
  }
}

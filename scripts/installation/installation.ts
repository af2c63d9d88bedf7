import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore, type Store } from '#activities/store/store';
import { freePort } from '../engine/free-port.ts';
import { startChild, type Child } from '../engine/child.ts';
import { startMongod, type Mongod } from '../engine/mongod.ts';
import { PROGRAM_ENV } from '../engine/program-env.ts';
import { startTemporal, type Temporal } from '../engine/temporal.ts';
import type { Executables } from '../engine/start-engines.ts';

/** The parts that can die by themselves. */
export const PARTS = ['worker', 'api', 'temporal', 'mongod'] as const;
export type Part = (typeof PARTS)[number];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface InstallationOptions {
  readonly dir: string;
  readonly executables: Executables;
  /** Workflow code bundled ahead. */
  readonly bundle: string;
  readonly webDir?: string;
  readonly demoMode?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Fills the empty database before worker and API start. */
  seed(store: Store): Promise<void>;
}

/**
 * The whole product on engines of its own, each part a process that can be killed and started again on the same data:
 * for drills, benches and browser tests.
 */
export class Installation {
  readonly url: string;
  readonly store: Store;
  private readonly options: InstallationOptions;
  private readonly env: Readonly<Record<string, string>>;
  private readonly ports: Readonly<Record<'mongod' | 'temporal', number>>;
  private readonly running: Record<Part, Child>;

  private constructor(
    options: InstallationOptions,
    parts: { store: Store; mongod: Mongod; temporal: Temporal; worker: Child; api: Child },
    env: Readonly<Record<string, string>>,
    url: string,
  ) {
    this.options = options;
    this.env = env;
    this.url = url;
    this.store = parts.store;
    this.running = { worker: parts.worker, api: parts.api, temporal: parts.temporal, mongod: parts.mongod };
    this.ports = { mongod: parts.mongod.port, temporal: parts.temporal.port };
  }

  static async start(options: InstallationOptions): Promise<Installation> {
    const { dir, executables } = options;
    const [mongod, temporal] = await Promise.all([
      startMongod({ executable: executables.mongod, dir: join(dir, 'mongod') }),
      startTemporal({ executable: executables.temporal, dir: join(dir, 'temporal'), headless: true }),
    ]);
    const store = await openStore(mongod.uri);
    await options.seed(store);
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      MONGODB_URI: mongod.uri,
      TEMPORAL_ADDRESS: temporal.address,
      SESSION_SECRET: 'only-for-drills-only-for-drills-only-for-drills',
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      WORKFLOW_BUNDLE: options.bundle,
      DEMO_MODE: String(options.demoMode ?? false),
      ...(options.webDir === undefined ? {} : { WEB_DIR: options.webDir }),
      ...options.env,
    };
    const worker = await startProgram('worker', dir, env);
    const api = await startProgram('api', dir, env);
    const installation = new Installation(options, { store, mongod, temporal, worker, api }, env, url);
    await installation.untilReady();
    return installation;
  }

  /** Where both engines listen, for what runs beside the product. */
  get engines(): { readonly mongodb: string; readonly temporal: string } {
    return { mongodb: this.env['MONGODB_URI'] ?? '', temporal: this.env['TEMPORAL_ADDRESS'] ?? '' };
  }

  /** The process number of a part, for measuring its memory. */
  pidOf(part: Part): number {
    return this.running[part].pid;
  }

  /** Ends a part as a power cut would. */
  async kill(part: Part): Promise<void> {
    await this.running[part].kill();
  }

  /** Starts a part again on the data it left. */
  async restart(part: Part): Promise<void> {
    const { dir, executables } = this.options;
    switch (part) {
      case 'mongod':
        this.running.mongod = await startMongod({
          executable: executables.mongod,
          dir: join(dir, 'mongod'),
          port: this.ports.mongod,
        });
        break;
      case 'temporal':
        this.running.temporal = await startTemporal({
          executable: executables.temporal,
          dir: join(dir, 'temporal'),
          headless: true,
          port: this.ports.temporal,
        });
        break;
      default:
        this.running[part] = await startProgram(part, dir, this.env);
    }
  }

  /** Waits until the product says that it is ready. */
  async untilReady(timeoutMs = 60_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      if (await answersReady(this.url)) return;
      for (const part of ['worker', 'api'] as const) {
        if (!this.running[part].isRunning()) {
          throw new Error(
            `The ${part} ended (${await this.running[part].ended}); its log: ${this.running[part].logFile}`,
          );
        }
      }
      if (Date.now() > end) throw new Error('The product did not become ready');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    await this.store.connection.close();
    await Promise.all([this.running.api.stop(), this.running.worker.stop(8_000)]);
    await Promise.all([this.running.temporal.stop(), this.running.mongod.stop()]);
  }
}

async function startProgram(
  part: 'worker' | 'api',
  dir: string,
  env: Readonly<Record<string, string>>,
): Promise<Child> {
  return startChild({
    command: process.execPath,
    args: [join(ROOT, part, 'main.ts')],
    cwd: ROOT,
    env: { ...PROGRAM_ENV, ...env },
    logFile: join(dir, `${part}.log`),
  });
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    // Not listening yet: ask again.
    return false;
  }
}

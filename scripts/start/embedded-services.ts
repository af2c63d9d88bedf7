import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#config/settings';
import { startChild, untilReady, type Child } from '../engine/child.ts';
import { startMongod, type Mongod } from '../engine/mongod.ts';
import { PROGRAM_ENV } from '../engine/program-env.ts';
import { startTemporal, type Temporal } from '../engine/temporal.ts';
import type { Service } from '../supervise/supervise.ts';
import type { DataFolder } from './data-folder.ts';

/** Where people find these servers on most machines; another port is taken when one is in use. */
const usualPorts = { mongod: 27017, temporal: 7233, temporalUi: 8233 };
const workerHeapMb = 512;
const apiHeapMb = 384;
const readyTimeoutMs = 90_000;

/** A service whose first start tells the addresses that every later start must have again. */
export interface EngineService<T extends Child> extends Service {
  /** The first start's result; throws before it. */
  readonly engine: () => T;
}

/** mongod on the installation's data. */
export function mongodService(executable: string, folder: DataFolder): EngineService<Mongod> {
  return engineService('mongod', (port, onSpawn) => {
    return startMongod({ executable, dir: folder.mongodDir, port: port ?? usualPorts.mongod, onSpawn });
  });
}

/** Temporal on the installation's data, with its web pages. */
export function temporalService(executable: string, folder: DataFolder, namespace: string): EngineService<Temporal> {
  let uiPort = usualPorts.temporalUi;
  return engineService('temporal', async (port, onSpawn) => {
    const dir = folder.temporalDir;
    const temporal = await startTemporal({
      executable,
      dir,
      namespace,
      port: port ?? usualPorts.temporal,
      uiPort,
      onSpawn,
    });
    if (temporal.uiUrl !== null) uiPort = Number(new URL(temporal.uiUrl).port);
    return temporal;
  });
}

function engineService<T extends Child & { readonly port: number }>(
  name: string,
  start: (port: number | null, onSpawn: (pid: number) => void) => Promise<T>,
): EngineService<T> {
  let first: T | null = null;
  return {
    name,
    start: async (onSpawn) => {
      const engine = await start(first?.port ?? null, onSpawn);
      first ??= engine;
      if (engine.port === first.port) return engine;
      await engine.kill();
      throw new Error(`its port ${first.port} is taken by another program`);
    },
    engine: () => {
      if (first === null) throw new Error(`${name} has not been started`);
      return first;
    },
  };
}

/** What worker and API are started with. */
export interface ProgramOptions {
  readonly root: string;
  readonly folder: DataFolder;
  readonly env: Readonly<Record<string, string>>;
  /** Starts the program again whenever one of its files changes. */
  readonly watch: boolean;
}

/** The worker; it counts as started when it runs, as working when the API says so. */
export function workerService(options: ProgramOptions): Service {
  return { name: 'worker', start: (onSpawn) => startProgram('worker', workerHeapMb, options, onSpawn) };
}

/** The API with the console; it counts as started when it says that everything it needs works. */
export function apiService(options: ProgramOptions, settings: Settings): Service {
  let isFirst = true;
  return {
    name: 'api',
    start: async (onSpawn) => {
      const api = await startProgram('api', apiHeapMb, options, onSpawn);
      // After a crash the API may come back before the others have: only the first start waits for all of them.
      const path = isFirst ? '/api/health/ready' : '/api/health/live';
      try {
        await untilReady(api, 'The API', () => answersOk(settings, path), readyTimeoutMs);
      } catch (error) {
        await api.kill();
        throw error;
      }
      isFirst = false;
      return api;
    },
  };
}

/** Rebuilds the console whenever one of its files changes. */
export function consoleWatcher({ root, folder, env }: ProgramOptions): Service {
  const angular = join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const args = [angular, 'build', '--watch', '--configuration', 'development'];
  return {
    name: 'console',
    start: (onSpawn) =>
      startChild({ command: process.execPath, args, cwd: root, env, logFile: folder.logFile('console'), onSpawn }),
  };
}

/** Puts the last run's logs aside, one generation deep, so that they do not grow for ever. */
export function putLogsAside(files: readonly string[]): void {
  for (const file of files) {
    try {
      renameSync(file, `${file}.1`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

function startProgram(
  name: 'worker' | 'api',
  heapMb: number,
  { root, folder, env, watch }: ProgramOptions,
  onSpawn: (pid: number) => void,
): Promise<Child> {
  const watching = watch ? ['--watch', '--watch-preserve-output'] : [];
  return startChild({
    command: process.execPath,
    args: [`--max-old-space-size=${heapMb}`, ...watching, join(root, name, 'main.ts')],
    cwd: root,
    env: { ...PROGRAM_ENV, ...env },
    logFile: folder.logFile(name),
    onSpawn,
  });
}

async function answersOk(settings: Settings, path: string): Promise<boolean> {
  const host = settings.HOST === '0.0.0.0' || settings.HOST === '::' ? '127.0.0.1' : settings.HOST;
  try {
    const response = await fetch(`http://${host}:${settings.PORT}${path}`, { signal: AbortSignal.timeout(2_000) });
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

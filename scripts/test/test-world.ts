import { join } from 'node:path';
import type { Machine } from '#config/machine';
import { buildConsole } from '../build/build-console.ts';
import { bundleWorkflows } from '../build/bundle-workflows.ts';
import { obtainExecutables } from '../engine/start-engines.ts';
import { startMongod } from '../engine/mongod.ts';
import { startTemporal } from '../engine/temporal.ts';
import type { ProcessList } from '../supervise/process-list.ts';
import { obtainChromium } from './obtain-chromium.ts';

/** What a test run is prepared with. */
export interface TestWorldDeps {
  readonly root: string;
  readonly machine: Machine;
  /** Holds everything the run writes; removed afterwards. */
  readonly temporaryDir: string;
  readonly processes: ProcessList;
  readonly report: (line: string) => void;
}

/** The servers of a test run. */
export interface TestWorld {
  /** Environment variables by which specs find their surroundings. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts one mongod and one Temporal for all suites and bundles the workflow code once. */
export async function startTestWorld(deps: TestWorldDeps): Promise<TestWorld> {
  const { root, machine, temporaryDir, processes, report } = deps;
  const executables = await obtainExecutables(machine, report);
  report('starting mongod and Temporal');
  const [mongod, temporal] = await Promise.all([
    startMongod({
      executable: executables.mongod,
      dir: join(temporaryDir, 'mongod'),
      onSpawn: (pid) => processes.add('mongod', pid),
    }),
    startTemporal({
      executable: executables.temporal,
      dir: join(temporaryDir, 'temporal'),
      headless: true,
      onSpawn: (pid) => processes.add('temporal', pid),
    }),
  ]);
  return {
    env: {
      PERENNIAL_TEST_MONGODB_URI: mongod.uriOf('test'),
      PERENNIAL_TEST_TEMPORAL_ADDRESS: temporal.address,
      PERENNIAL_TEST_BUNDLE: await bundleWorkflows(root, report),
    },
    stop: async () => {
      await Promise.all([temporal.stop(3_000), mongod.stop(3_000)]);
    },
  };
}

/** Finds a browser and builds the console; returns the environment variables by which specs find both. */
export async function prepareBrowser(deps: TestWorldDeps): Promise<Readonly<Record<string, string>>> {
  const { root, machine, report } = deps;
  const chromium = await obtainChromium({ root, searchPath: machine.searchPath, report });
  await buildConsole(root, report);
  return { PERENNIAL_CHROMIUM: chromium, PERENNIAL_TEST_WEB_DIR: join(root, 'dist', 'web') };
}

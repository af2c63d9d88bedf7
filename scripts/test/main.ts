import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readMachine } from '#config/machine';
import { endListedProcesses, openProcessList } from '../supervise/process-list.ts';
import { startGuard } from '../supervise/start-guard.ts';
import { readTestOptions, testUsage, type TestOptions } from './options.ts';
import { runSuite } from './run-suite.ts';
import type { Suite } from './suites.ts';
import { prepareBrowser, startTestWorld, type TestWorld, type TestWorldDeps } from './test-world.ts';

const root = dirname(dirname(import.meta.dirname));
const startedAt = performance.now();
const report = (line: string): void => {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
};

if (process.argv.includes('--help')) {
  console.log(testUsage);
} else {
  try {
    process.exitCode = await main(readTestOptions(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
  // A connection that somebody forgot must not keep a finished run alive.
  process.exit();
}

/** Runs everything asked for in a temporary world; returns the exit code. */
async function main(options: TestOptions): Promise<number> {
  const temporaryDir = mkdtempSync(join(tmpdir(), 'perennial-test-'));
  const listFile = join(temporaryDir, 'processes.json');
  const deps: TestWorldDeps = {
    root,
    machine: readMachine(),
    temporaryDir,
    processes: openProcessList(listFile),
    report,
  };
  startGuard(listFile, temporaryDir);
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130));
  });
  try {
    return await Promise.race([options.enginesOnly ? showEngines(deps) : runSuites(options, deps), interrupted]);
  } finally {
    await endListedProcesses(listFile);
    rmSync(temporaryDir, { recursive: true, force: true });
  }
}

async function runSuites(options: TestOptions, deps: TestWorldDeps): Promise<number> {
  const totals = { passed: 0, failed: 0 };
  let world: Promise<TestWorld> | null = null;
  for (const suite of options.suites) {
    if (suite.needsEngines) world ??= startTestWorld(deps);
    const before = performance.now();
    const result = await prepareAndRun(suite, options, deps, world);
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    totals.passed += result.passed;
    totals.failed += result.failed;
    if (result.failed > 0 || options.suites.length === 1) console.log(result.output);
    report(`${suite.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  }
  await (await world?.catch(() => null))?.stop();
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
}

/** A suite whose surroundings cannot be had counts as failed; the others still run. */
async function prepareAndRun(
  suite: Suite,
  { jestArguments }: TestOptions,
  deps: TestWorldDeps,
  world: Promise<TestWorld> | null,
): ReturnType<typeof runSuite> {
  try {
    const env = {
      ...deps.machine.environment,
      NODE_ENV: 'test',
      ...(suite.needsEngines ? (await world)?.env : {}),
      ...(suite.needsBrowser ? await prepareBrowser(deps) : {}),
    };
    report(`${suite.name}: ${suite.about}`);
    return await runSuite(suite, { ...deps, env, jestArguments });
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/** For running single specs again and again by jest itself. */
async function showEngines(deps: TestWorldDeps): Promise<number> {
  const { env } = await startTestWorld(deps);
  for (const [name, value] of Object.entries(env)) console.log(`export ${name}='${value}'`);
  console.log("export NODE_OPTIONS='--experimental-vm-modules'");
  return new Promise<number>(() => undefined);
}

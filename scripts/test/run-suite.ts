import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startChild } from '../engine/child.ts';
import type { ProcessList } from '../supervise/process-list.ts';
import type { Suite } from './suites.ts';

const suiteTimeoutMs = 9 * 60_000;

/** What jest writes down about a run, as far as it is counted here. */
const resultSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});

/** How many tests a suite had; `output` is what jest said. */
export interface SuiteResult {
  readonly passed: number;
  /** Failed tests, and one for everything that kept tests from running. */
  readonly failed: number;
  readonly output: string;
}

/** What a run needs from its surroundings. */
export interface RunSuiteDeps {
  readonly root: string;
  readonly temporaryDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly jestArguments: readonly string[];
  readonly processes: ProcessList;
}

/** Runs one suite by jest. A suite without a single test has failed: something that should be proven was not. */
export async function runSuite(suite: Suite, deps: RunSuiteDeps): Promise<SuiteResult> {
  const resultFile = join(deps.temporaryDir, `${suite.name}.json`);
  const logFile = join(deps.temporaryDir, `${suite.name}.log`);
  const jest = await startChild({
    command: process.execPath,
    args: [
      join(deps.root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--selectProjects', suite.project, '--json', '--outputFile', resultFile, '--testLocationInResults'],
      ...['--maxWorkers', String(suite.parallel), ...deps.jestArguments],
      // The patterns come after an option that takes one value, or they would be taken for more of its values.
      ...['--rootDir', deps.root, ...suite.folders.map((folder) => `^${join(deps.root, folder)}/`)],
    ],
    cwd: deps.root,
    env: { ...deps.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    logFile,
    onSpawn: (pid) => deps.processes.add(suite.name, pid),
  });
  const timer = setTimeout(() => void jest.kill(), suiteTimeoutMs);
  const how = await jest.ended;
  clearTimeout(timer);
  deps.processes.remove(jest.pid);

  const output = humanPart(await readFile(logFile, 'utf8'));
  const result = resultSchema.safeParse(await readResult(resultFile));
  if (!result.success) return { passed: 0, failed: 1, output: `${output}\njest ended with ${how} and left no result` };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = result.data;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  if (numPassedTests + failed === 0) return { passed: 0, failed: 1, output: `${output}\nno test was run` };
  return { passed: numPassedTests, failed: how === 'code 0' ? failed : Math.max(1, failed), output };
}

async function readResult(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text);
}

/** jest prints its result as one line of JSON besides writing it to the file; people need neither. */
function humanPart(log: string): string {
  return log
    .split('\n')
    .filter((line) => !line.startsWith('{"num') && !line.startsWith('Test results written to'))
    .join('\n')
    .trim();
}

import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readMachine } from '#config/machine';
import { dataDirOf, describeSettings, settingLayers, wrongSettings, type SettingLayer } from '#config/settings';
import { endListedProcesses } from '../supervise/process-list.ts';
import { DataFolder } from './data-folder.ts';
import { putLogsAside } from './embedded-services.ts';
import { readStartOptions, startUsage, type StartOptions } from './options.ts';
import { decidedByStart, prepareInstallation, type Started } from './installation.ts';
import { welcomeText } from './welcome.ts';

/** The terminal and npm may both hand on the same Ctrl-C; only a later one means that somebody has lost patience. */
const sameKeypressMs = 1_500;

const root = dirname(dirname(import.meta.dirname));
const machine = readMachine();
const startedAt = performance.now();
let isStopping = false;
const report = (line: string): void => {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${line}`);
};

try {
  await main(readStartOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(options: StartOptions): Promise<void> {
  const asked = {
    ...machine.environment,
    ...(options.dataDir === null ? {} : { DATA_DIR: options.dataDir }),
    ...(options.port === null ? {} : { PORT: options.port }),
  };
  const layers = settingLayers(asked);
  if (options.help) {
    console.log(startUsage);
    return;
  }
  const folder = new DataFolder(dataDirOf(layers));
  if (options.printConfig) {
    printConfig([decidedByStart(folder, machine, options), ...layers]);
    return;
  }
  folder.prepare();
  const unlock = folder.lock();
  try {
    if (options.reset) await reset(folder, options.yes);
    await tidyUp(folder);
    const installation = prepareInstallation(folder, { root, machine, options, report });
    stopOnSignal(async () => {
      await installation.stop();
      unlock();
    });
    try {
      welcome(await installation.start(), folder);
    } catch (error) {
      if (isStopping) return;
      await installation.stop();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Shows every setting; what is wrong with one is said as a start would say it, and ends as one that failed. */
function printConfig(layers: readonly SettingLayer[]): void {
  for (const { name, value, source, description } of describeSettings(layers)) {
    console.log(`${name.padEnd(28)} ${(value ?? '–').padEnd(52)} ${source.padEnd(12)} ${description}`);
  }
  const wrong = wrongSettings(layers);
  if (wrong.length === 0) return;
  console.error(['', 'A start would fail:', ...wrong.map((problem) => `  - ${problem}`)].join('\n'));
  process.exitCode = 1;
}

/** Removes what an interrupted run has left behind. */
async function tidyUp(folder: DataFolder): Promise<void> {
  const left = await endListedProcesses(folder.processListFile);
  if (left.length > 0) report(`ended what an interrupted run had left: ${left.join(', ')}`);
  folder.removeRunning();
  if (folder.isHalfLoaded()) {
    report('the last start was interrupted while loading the demo: beginning again');
    folder.wipe();
  }
  putLogsAside(['worker', 'api', 'console'].map((name) => folder.logFile(name)));
}

async function reset(folder: DataFolder, isConfirmed: boolean): Promise<void> {
  if (!isConfirmed) {
    if (!process.stdin.isTTY) throw new Error('--reset deletes all data; without a terminal to ask on, add --yes.');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Delete all records in ${folder.path}? Type "delete" to do so: `);
    terminal.close();
    if (answer.trim() !== 'delete') throw new Error('Nothing was deleted.');
  }
  await endListedProcesses(folder.processListFile);
  folder.wipe();
  report('all data deleted');
}

function stopOnSignal(stop: () => Promise<void>): void {
  let firstAt: number | null = null;
  const onSignal = (): void => {
    if (firstAt === null) {
      isStopping = true;
      firstAt = performance.now();
      report('stopping');
      stop().then(
        () => {
          report('stopped');
          process.exit(0);
        },
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    } else if (performance.now() - firstAt > sameKeypressMs) {
      // The guard ends whatever is left.
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

function welcome({ settings, founding }: Started, folder: DataFolder): void {
  report(`ready; logs are in ${folder.path}/logs`);
  console.log(welcomeText(settings.PUBLIC_URL, founding));
}

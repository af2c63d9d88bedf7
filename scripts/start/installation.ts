import { resolveSettings, settingLayers, type SettingLayer, type Settings } from '#config/settings';
import type { Machine } from '#config/machine';
import { freePort } from '../engine/free-port.ts';
import { obtainExecutables } from '../engine/start-engines.ts';
import { endListedProcesses, openProcessList } from '../supervise/process-list.ts';
import { startGuard } from '../supervise/start-guard.ts';
import { supervise, type Service, type Supervised } from '../supervise/supervise.ts';
import { buildConsole } from '../build/build-console.ts';
import { bundleWorkflows } from '../build/bundle-workflows.ts';
import type { DataFolder, Founding } from './data-folder.ts';
import { apiService, consoleWatcher, mongodService, temporalService, workerService } from './embedded-services.ts';
import { loadDemo } from './load-demo.ts';
import type { StartOptions } from './options.ts';

/** How long each part may take to end, in the order in which they end; ten seconds together. */
const graceMs: Readonly<Record<string, number>> = {
  console: 300,
  api: 2_500,
  worker: 3_500,
  temporal: 1_500,
  mongod: 2_000,
};
const stopOrder = ['console', 'api', 'worker', 'temporal', 'mongod'];

/** What an installation is started with. */
export interface StartDeps {
  readonly root: string;
  readonly machine: Machine;
  readonly options: StartOptions;
  /** One line of progress. */
  readonly report: (line: string) => void;
}

/** What a start leads to. */
export interface Started {
  readonly settings: Settings;
  readonly founding: Founding;
}

/** One installation of the embedded edition. */
export interface Installation {
  /** Starts every part that no setting replaces; returns when all of it works. */
  readonly start: () => Promise<Started>;
  /** Ends everything in order, also in the middle of a start, which then fails. */
  readonly stop: () => Promise<void>;
}

/** Prepares an installation on a data folder that this process has locked. */
export function prepareInstallation(folder: DataFolder, deps: StartDeps): Installation {
  const { root, machine, options, report } = deps;
  const running = new Map<string, Supervised>();
  const stopping = new AbortController();
  const processes = openProcessList(folder.processListFile);
  startGuard(folder.processListFile);

  async function run(service: Service): Promise<void> {
    if (stopping.signal.aborted) throw new Error('stopped');
    running.set(service.name, await supervise(service, { processes, report }));
  }

  async function start(): Promise<Started> {
    const own = ownLayers(machine, folder, options);
    // Everything that can be wrong with the configuration is said before anything is downloaded or started.
    const asked = resolveSettings(own);
    const demo = wantsDemo(folder, options, own);
    const port = await consolePort(asked, isSet('PORT', own));
    const building = options.dev ? Promise.resolve({}) : build();
    // A failure is reported where it is awaited; until then it must not count as unhandled.
    building.catch(() => undefined);
    const values: Record<string, string> = {
      DATA_DIR: folder.path,
      PORT: String(port),
      DEMO_MODE: String(isSet('DEMO_MODE', own) ? asked.DEMO_MODE : demo),
      ...(await startEngines(own, asked)),
    };
    Object.assign(values, await building);

    const settings = resolveSettings([{ source: 'embedded', values }, ...own]);
    folder.writeRunning(values);
    const program = { root, folder, env: { ...machine.environment, ...values }, watch: options.dev };
    if (options.dev) await run(consoleWatcher(program));
    report('starting worker and API');
    await run(workerService(program));
    await run(apiService(program, settings));
    return { settings, founding: folder.founding() ?? (await found(demo, program.env)) };
  }

  /** Builds what is not current; returns where it lies as settings. While developing, everybody builds for themselves. */
  async function build(): Promise<Record<string, string>> {
    await buildConsole(root, report);
    return { WORKFLOW_BUNDLE: await bundleWorkflows(root, report) };
  }

  /** Starts the servers that no setting names and returns their addresses as settings. */
  async function startEngines(own: readonly SettingLayer[], asked: Settings): Promise<Record<string, string>> {
    const values: Record<string, string> = {};
    const embedsMongod = !isSet('MONGODB_URI', own);
    const embedsTemporal = !isSet('TEMPORAL_ADDRESS', own);
    if (!embedsMongod && !embedsTemporal) return values;
    const executables = await obtainExecutables(machine, report);
    report('starting mongod and Temporal');
    const mongod = mongodService(executables.mongod, folder);
    const temporal = temporalService(executables.temporal, folder, asked.TEMPORAL_NAMESPACE);
    await Promise.all([...(embedsMongod ? [run(mongod)] : []), ...(embedsTemporal ? [run(temporal)] : [])]);
    if (embedsMongod) values['MONGODB_URI'] = mongod.engine().uri;
    if (embedsTemporal) {
      const { address, uiUrl } = temporal.engine();
      values['TEMPORAL_ADDRESS'] = address;
      if (uiUrl !== null && !isSet('TEMPORAL_UI_URL', own)) values['TEMPORAL_UI_URL'] = uiUrl;
    }
    return values;
  }

  async function found(demo: boolean, env: Readonly<Record<string, string>>): Promise<Founding> {
    if (demo) {
      report('loading the demo organization');
      folder.beginLoading();
    }
    const founding = { demo, accounts: demo ? [...(await loadDemo({ root, env, report, processes }))] : [] };
    folder.writeFounding(founding);
    return founding;
  }

  async function stop(): Promise<void> {
    stopping.abort();
    for (const name of stopOrder) await running.get(name)?.stop(graceMs[name] ?? 1_000);
    // What was still being started when the order came.
    await endListedProcesses(folder.processListFile);
    folder.removeRunning();
  }

  return { start, stop };
}

/** The demo belongs to a first start on embedded servers: it is never loaded into somebody's own database. */
function wantsDemo(folder: DataFolder, options: StartOptions, own: readonly SettingLayer[]): boolean {
  const founding = folder.founding();
  const isEmbedded = !isSet('TEMPORAL_ADDRESS', own) && !isSet('MONGODB_URI', own);
  if (founding === null) return isEmbedded && !options.empty;
  if (founding.demo && options.empty) {
    throw new Error(
      `${folder.path} already holds the demo organization: use --reset --empty, or --data for another folder.`,
    );
  }
  return founding.demo;
}

/** What a start on this folder decides by itself where nothing is set; for `--print-config`. */
export function decidedByStart(folder: DataFolder, machine: Machine, options: StartOptions): SettingLayer {
  const own = ownLayers(machine, folder, options);
  const demo = wantsDemo(folder, options, own);
  return { source: 'embedded', values: isSet('DEMO_MODE', own) ? {} : { DEMO_MODE: String(demo) } };
}

/** What the person and the machine say, without the addresses that an earlier run may have left. */
function ownLayers(machine: Machine, folder: DataFolder, options: StartOptions): readonly SettingLayer[] {
  const asked: Record<string, string> = { DATA_DIR: folder.path };
  if (options.port !== null) asked['PORT'] = options.port;
  return settingLayers({ ...machine.environment, ...asked }).filter((layer) => layer.source !== 'embedded');
}

function isSet(name: string, layers: readonly SettingLayer[]): boolean {
  return layers.some(({ values }) => (values[name] ?? '') !== '');
}

async function consolePort(settings: Settings, isChosen: boolean): Promise<number> {
  const port = await freePort(settings.PORT);
  if (isChosen && port !== settings.PORT)
    throw new Error(`Port ${settings.PORT} is in use; choose another with --port.`);
  return port;
}

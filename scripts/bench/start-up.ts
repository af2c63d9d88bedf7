import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMachine } from '#config/machine';
import { buildConsole } from '../build/build-console.ts';
import { startChild, untilReady } from '../engine/child.ts';
import { freePort } from '../engine/free-port.ts';
import { atMost, known, type Figure } from './figure.ts';
import { median } from './statistics.ts';
import type { BenchDeps } from './world.ts';

const SECOND_START_S = 20;
const READY_WITHIN_MS = 10 * 60_000;

/** (d) How long `npm start` takes: the first time with loading the demo, later on the data that is there. */
export async function benchStartUp(deps: BenchDeps): Promise<Figure[]> {
  const { dir, options, report, root } = deps;
  // What is built once belongs to no start.
  await buildConsole(root, report);
  const data = join(dir, 'start');
  report('d: first start, which loads the demo');
  const first = await startAndStop(deps, data, 'first');
  const later: number[] = [];
  for (let start = 0; start < Math.min(options.rounds, options.quick ? 1 : 3); start += 1) {
    report('d: another start');
    later.push(await startAndStop(deps, data, `later-${String(start)}`));
  }
  return [
    known('d', 'first start, with the demo organization', 's', first),
    atMost('d', 'another start', 's', median(later), SECOND_START_S),
  ];
}

/** Seconds until it said that it was ready. */
async function startAndStop({ root, dir }: BenchDeps, data: string, name: string): Promise<number> {
  const port = await freePort();
  const logFile = join(dir, `start-${name}.log`);
  const begun = performance.now();
  const child = await startChild({
    command: process.execPath,
    args: [join(root, 'scripts', 'start.mjs'), '--data', data, '--port', String(port)],
    cwd: root,
    env: { ...readMachine().environment },
    logFile,
  });
  try {
    const saysReady = async (): Promise<boolean> => (await readFile(logFile, 'utf8')).includes('] ready;');
    await untilReady(child, 'The installation', saysReady, READY_WITHIN_MS);
    return (performance.now() - begun) / 1000;
  } finally {
    await child.stop(15_000);
  }
}

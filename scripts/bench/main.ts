import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readMachine } from '#config/machine';
import { bundleWorkflows } from '../build/bundle-workflows.ts';
import { obtainExecutables } from '../engine/start-engines.ts';
import { endChildren } from './end-children.ts';
import { missed } from './figure.ts';
import { benchUsage, readBenchOptions, type BenchOptions } from './options.ts';
import { writeResult } from './result.ts';
import { runParts } from './run-parts.ts';
import { tableOf } from './table.ts';

/** `npm run bench`: measures the product and its floor side by side, says which targets are met, and keeps the figures. */
const root = dirname(dirname(import.meta.dirname));
const startedAt = performance.now();
const report = (line: string): void => {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s] ${line}`);
};

try {
  process.exitCode = await main(readBenchOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
process.exit();

async function main(options: BenchOptions): Promise<number> {
  if (options.help) {
    console.log(benchUsage);
    return 0;
  }
  const executables = await obtainExecutables(readMachine(), report);
  const bundle = await bundleWorkflows(root, report);
  const dir = await mkdtemp(join(tmpdir(), 'perennial-bench-'));
  stopOnSignal(dir);
  try {
    const figures = await runParts({ root, options, executables, bundle, dir, report });
    console.log(`\n${tableOf(figures)}\n`);
    console.log(`Kept in ${await writeResult(root, options, figures)}`);
    if (options.quick) console.log('A quick run shows that everything works; its figures mean little.');
    const short = missed(figures);
    console.log(short.length === 0 ? 'Every target is met.' : `${String(short.length)} targets are MISSED:`);
    for (const { what } of short) console.log(`  - ${what}`);
    return options.strict && short.length > 0 ? 1 : 0;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Leaves nothing running and nothing behind, also when somebody has seen enough. */
function stopOnSignal(dir: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      report('stopping');
      void endChildren()
        .then(() => rm(dir, { recursive: true, force: true }))
        .finally(() => process.exit(130));
    });
  }
}

import { benchCommands } from './commands.ts';
import { benchCycle, benchGapPage } from './cycle.ts';
import type { Figure } from './figure.ts';
import { benchFirstPage } from './first-page.ts';
import { benchForecasts } from './forecasts.ts';
import { benchHistory, benchLifecycles } from './lifecycles.ts';
import { benchMemory } from './memory.ts';
import { benchReading } from './records/reading.ts';
import { benchReplay } from './replay.ts';
import { benchStartUp } from './start-up.ts';
import { openBenchWorld, type BenchDeps, type BenchWorld } from './world.ts';

/** Runs the parts that were asked for, each group on servers of its own, one after the other. */
export async function runParts(deps: BenchDeps): Promise<Figure[]> {
  const { parts } = deps.options;
  const figures: Figure[] = [];
  if (parts.includes('a') || parts.includes('b')) {
    await within(deps, 'commands', async (world) => {
      if (parts.includes('a')) {
        figures.push(...(await benchHistory(deps, world)));
        figures.push(...(await benchCommands(deps, world)));
      }
      if (parts.includes('b')) figures.push(...(await benchLifecycles(deps, world)));
    });
  }
  if (parts.includes('c')) figures.push(...(await benchReading(deps)));
  if (parts.includes('d')) {
    // In a quick run the few CAPAs would all fit into the worker's memory.
    const settings = deps.options.quick ? { WORKER_MAX_CACHED_WORKFLOWS: '20' } : {};
    await within(
      deps,
      'upkeep',
      async (world) => {
        figures.push(...(await benchReplay(deps, world)));
        figures.push(...(await benchMemory(deps, world)));
      },
      settings,
    );
    figures.push(...(await benchStartUp(deps)));
    figures.push(...(await benchFirstPage(deps)));
  }
  if (parts.includes('e')) figures.push(...benchForecasts(deps));
  if (parts.includes('f')) {
    await within(deps, 'certification', async (world) => {
      figures.push(...(await benchCycle(deps, world)));
      figures.push(...(await benchGapPage(deps, world)));
    });
  }
  return figures;
}

async function within(
  deps: BenchDeps,
  name: string,
  bench: (world: BenchWorld) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  deps.report('starting Temporal, mongod, worker, API and the floor');
  const world = await openBenchWorld(deps, name, settings);
  try {
    await bench(world);
  } finally {
    await world.stop();
  }
}

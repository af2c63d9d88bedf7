import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import type { BenchOptions } from './options.ts';
import { markdownOf } from './table.ts';

/** Ignored by git; figures of several runs can be compared there. */
const FOLDER = '.cache/bench/results';

/** Writes the figures as JSON and as a table for the documentation; returns the path of the JSON. */
export async function writeResult(root: string, options: BenchOptions, figures: readonly Figure[]): Promise<string> {
  const at = new Date().toISOString();
  const processors = cpus();
  const machine = {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
  const folder = join(root, FOLDER);
  await mkdir(folder, { recursive: true });
  const file = join(folder, at.replaceAll(':', '-'));
  await writeFile(`${file}.json`, `${JSON.stringify({ at, machine, options, figures }, null, 2)}\n`);
  const about = `${at.slice(0, 10)}, ${String(machine.cores)} × ${machine.processor}, ${String(machine.memoryGb)} GB`;
  await writeFile(`${file}.md`, `Measured ${about}, Node ${machine.node}\n\n${markdownOf(figures)}\n`);
  return `${file}.json`;
}

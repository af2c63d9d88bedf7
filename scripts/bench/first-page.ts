import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildConsole } from '../build/build-console.ts';
import { atMost, type Figure } from './figure.ts';
import type { BenchDeps } from './world.ts';

const LIMIT_KB = 200;

/** (d) How much JavaScript a browser must have before the console shows anything, compressed as the API sends it. */
export async function benchFirstPage({ root, report }: BenchDeps): Promise<Figure[]> {
  await buildConsole(root, report);
  const folder = join(root, 'dist', 'web');
  const scripts = firstScripts(readFileSync(join(folder, 'index.html'), 'utf8'), (name) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  });
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  return [
    atMost('d', `JavaScript of the first page, ${String(scripts.length)} files, gzip`, 'kB', bytes / 1000, LIMIT_KB),
  ];
}

/** The scripts that a page names, and what those import at once; what they import later does not count. */
export function firstScripts(page: string, read: (name: string) => string | null): string[] {
  const waiting = [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.m?js)"/g)].map(
    ([, name]) => name,
  );
  const found = new Set<string>();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const content = found.has(name) ? null : read(name);
    if (content === null) continue;
    found.add(name);
    for (const [, imported] of content.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.m?js)["']/g))
      waiting.push(imported);
  }
  return [...found];
}

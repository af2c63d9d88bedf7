import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runCommand } from '../binaries/run-command.ts';

const buildTimeoutMs = 5 * 60_000;
const sources = ['web/**/*', 'workflows/domain/**/*', 'angular.json', 'package-lock.json'];

/** Builds the console into `dist/web` unless what lies there was built from the same sources. True when it had to build. */
export async function buildConsole(root: string, report: (line: string) => void): Promise<boolean> {
  const hashFile = join(root, 'dist', 'web.sha256');
  const hash = hashOfSources(root);
  if (existsSync(join(root, 'dist', 'web', 'index.html')) && existsSync(hashFile)) {
    if (readFileSync(hashFile, 'utf8') === hash) return false;
  }
  report('building the console');
  const angular = join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const { code, output } = await runCommand(process.execPath, [angular, 'build'], buildTimeoutMs, root);
  if (code !== 0) throw new Error(`The console could not be built:\n${stripVTControlCharacters(output).trim()}`);
  writeFileSync(hashFile, hash);
  return true;
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

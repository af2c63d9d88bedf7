import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runCommand } from '../binaries/run-command.ts';
import { buildWhenChanged } from './build-when-changed.ts';

const buildTimeoutMs = 5 * 60_000;

/** Builds the console into `dist/web` when it is not current. */
export async function buildConsole(root: string, report: (line: string) => void): Promise<void> {
  await buildWhenChanged({
    root,
    sources: ['web/**/*', 'workflows/domain/**/*', 'angular.json', 'package-lock.json'],
    target: 'dist/web/index.html',
    make: async () => {
      report('building the console');
      const angular = join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
      const { code, output } = await runCommand(process.execPath, [angular, 'build'], buildTimeoutMs, root);
      if (code !== 0) throw new Error(`The console could not be built:\n${stripVTControlCharacters(output).trim()}`);
    },
  });
}

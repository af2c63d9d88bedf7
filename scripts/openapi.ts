import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { processes } from '#domain/processes';
import { describeApi } from '../api/platform/openapi.ts';
import { routes } from '../api/routes.ts';

const root = dirname(import.meta.dirname);
const description = join(root, 'api', 'openapi.json');
const client = join(root, 'web', 'src', 'app', 'api');

/** Writes the API's description and the console's typed client, or with `--check` says whether both are current. */
if (process.argv.includes('--check')) await check();
else await write(description, client);

async function write(descriptionFile: string, clientDir: string): Promise<void> {
  const text = JSON.stringify(describeApi(routes, Object.values(processes), '1'));
  const config = await resolveConfig(description);
  writeFileSync(descriptionFile, await format(text, { ...config, parser: 'json' }));
  rmSync(clientDir, { recursive: true, force: true });
  mkdirSync(clientDir, { recursive: true });
  const options = {
    input: descriptionFile,
    output: clientDir,
    useTempDir: 'true',
    silent: 'true',
    endOfLineStyle: 'lf',
  };
  const generator = createRequire(import.meta.url).resolve('ng-openapi-gen/lib/index.js');
  const argv = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync(process.execPath, [generator, ...argv], { stdio: 'inherit', cwd: tmpdir() });
  // The generator reports a failure in words only.
  if (readdirSync(clientDir).length === 0) throw new Error('The typed client could not be generated');
  for (const file of filesIn(clientDir)) fitToCompiler(join(clientDir, file));
}

/** The console is compiled more strictly than the generator writes: types by `import type`, no undefined options. */
function fitToCompiler(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replaceAll(
      /^import (\{ \w+ \} from '\.[\w./-]*(?:\/models\/[\w-]+|\/strict-http-response)';)$/gm,
      'import type $1',
    )
    .replace(/^(import \{.*)\b(HttpParameterCodec,)/m, '$1type $2')
    .replace('context?: HttpContext;\n  }): HttpRequest', 'context?: HttpContext | undefined;\n  }): HttpRequest')
    .replaceAll(
      /^ +(responseType|reportProgress|context): options\.\1(,?)$/gm,
      '      ...(options.$1 && { $1: options.$1 })$2',
    );
  writeFileSync(file, text);
}

async function check(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-openapi-'));
  try {
    await write(join(folder, 'openapi.json'), join(folder, 'client'));
    const stale = [
      ...(sameText(description, join(folder, 'openapi.json')) ? [] : ['api/openapi.json']),
      ...differences(client, join(folder, 'client')).map((file) => join('web/src/app/api', file)),
    ];
    if (stale.length > 0) {
      console.error(`Not current; run npm run openapi and commit:\n${stale.map((file) => `  ${file}`).join('\n')}`);
      process.exitCode = 1;
    } else {
      console.log('The API’s description and the typed client are current.');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files that are missing in one of the folders, or not the same in both. */
function differences(one: string, other: string): string[] {
  const files = new Set([...filesIn(one), ...filesIn(other)]);
  return [...files].filter((file) => !sameText(join(one, file), join(other, file))).sort();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function sameText(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8');
}

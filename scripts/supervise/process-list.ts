import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { signalGroup } from '../engine/child.ts';
import { identityOf, isStillRunning } from './process-identity.ts';

const listSchema = z.array(z.object({ name: z.string(), pid: z.int(), startedAt: z.string() }));
type ListedProcess = z.infer<typeof listSchema>[number];

const graceMs = 4_000;

/** A file that names the running children, so that somebody else can end them when their supervisor cannot. */
export interface ProcessList {
  readonly add: (name: string, pid: number) => void;
  readonly remove: (pid: number) => void;
}

/** Begins an empty list. */
export function openProcessList(file: string): ProcessList {
  let listed: readonly ListedProcess[] = [];
  const write = (next: readonly ListedProcess[]): void => {
    listed = next;
    // Replaced at once: whoever reads it sees a whole list.
    writeFileSync(`${file}.new`, JSON.stringify(listed), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write([]);
  return {
    add: (name, pid) => {
      const identity = identityOf(pid);
      if (identity !== null) write([...listed, { name, ...identity }]);
    },
    remove: (pid) => {
      write(listed.filter((entry) => entry.pid !== pid));
    },
  };
}

/**
 * Ends what a list names and is still the same process, last started first, and removes the list.
 * Returns the names of what had to be ended.
 */
export async function endListedProcesses(file: string): Promise<readonly string[]> {
  if (!existsSync(file)) return [];
  const parsed = listSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  const left = parsed.success ? parsed.data.filter(isStillRunning).reverse() : [];
  for (const entry of left) signalGroup(entry.pid, 'SIGTERM');
  const giveUpAt = performance.now() + graceMs;
  while (left.some(isStillRunning) && performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const entry of left) if (isStillRunning(entry)) signalGroup(entry.pid, 'SIGKILL');
  rmSync(file, { force: true });
  return left.map((entry) => entry.name);
}

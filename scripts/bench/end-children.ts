import { readFileSync } from 'node:fs';
import { signalGroup } from '../engine/child.ts';

const GRACE_MS = 8_000;

/** Ends every process that this one has started: asks first, so that databases close their files, then insists. */
export async function endChildren(): Promise<void> {
  for (const pid of children()) signalGroup(pid, 'SIGTERM');
  const end = performance.now() + GRACE_MS;
  while (children().length > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const pid of children()) signalGroup(pid, 'SIGKILL');
}

/** Process numbers of the children, where the system tells them. */
function children(): number[] {
  const { pid } = process;
  try {
    const listed = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    // Not on Linux: what is left ends with the terminal.
    return [];
  }
}

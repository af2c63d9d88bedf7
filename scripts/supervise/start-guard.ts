import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';

/** Starts the process that ends the listed children, and removes a temporary folder, should this process vanish. */
export function startGuard(listFile: string, temporaryDir?: string): void {
  const program = join(import.meta.dirname, 'guard.ts');
  const guard = spawn(process.execPath, [program, listFile, ...(temporaryDir === undefined ? [] : [temporaryDir])], {
    // A group of its own: the terminal's Ctrl-C must not take it away first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
}

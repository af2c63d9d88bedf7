import { execFile } from 'node:child_process';

/** How a short-lived command ended. A command that cannot be started at all ends with code -1 and the reason as output. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and collects what it printed; never throws. */
export function runCommand(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  cwd?: string,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(command, [...args], { cwd, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, output: stdout + stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, output: stdout + stderr });
      else
        resolve({
          code: -1,
          output: error.killed === true ? `no answer within ${String(timeoutMs / 1000)} s` : error.message,
        });
    });
  });
}

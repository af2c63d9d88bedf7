import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What to run. */
export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Receives what the child prints, appended. */
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told the process number at once, long before the child works. */
  readonly onSpawn?: ((pid: number) => void) | undefined;
}

/** A long-running child process in a process group of its own, so that the terminal's Ctrl-C does not reach it. */
export interface Child {
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process has ended, with how it ended, such as `code 0` or `SIGKILL`. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
  /** Asks the child to end and, when it has not after `graceMs`, ends its whole group. */
  readonly stop: (graceMs?: number) => Promise<void>;
  /** Ends the child's group at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts a child; throws when it cannot be started at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const process_ = spawn(options.command, [...options.args], {
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    process_.once('spawn', resolve);
    process_.once('error', (error) => {
      reject(new Error(`${options.command} could not be started: ${error.message}`));
    });
  });
  const { pid } = process_;
  if (pid === undefined) throw new Error(`${options.command} could not be started`);

  options.onSpawn?.(pid);

  let running = true;
  const ended = new Promise<string>((resolve) => {
    process_.once('exit', (code, signal) => {
      running = false;
      resolve(signal ?? `code ${String(code)}`);
    });
  });
  const kill = async (): Promise<void> => {
    if (running) signalGroup(pid, 'SIGKILL');
    await ended;
  };
  const stop = async (graceMs = 5_000): Promise<void> => {
    if (!running) return;
    process_.kill('SIGTERM');
    const timer = setTimeout(() => void kill(), graceMs);
    await ended;
    clearTimeout(timer);
  };
  return { pid, logFile: options.logFile, ended, isRunning: () => running, stop, kill };
}

/** Sends a signal to a whole process group; a group that is gone already is what was wanted. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Repeats a check until it says yes; fails when the child ends before, or after `timeoutMs`, with the end of its log. */
export async function untilReady(
  child: Child,
  what: string,
  isReady: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    if (await isReady()) return;
    const reason = child.isRunning() ? null : `ended with ${await child.ended}`;
    if (reason !== null || performance.now() > giveUpAt) {
      const log = await readFile(child.logFile, 'utf8').catch(() => '');
      const tail = log.trim().split('\n').slice(-8).join('\n');
      throw new Error(
        `${what} ${reason ?? `was not ready within ${String(timeoutMs / 1000)} s`}; its log ends:\n${tail}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

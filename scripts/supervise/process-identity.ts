import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process named in a way that survives the reuse of its number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process started, in whatever form this platform tells it. */
  readonly startedAt: string;
}

/** The identity of a running process, or null when there is none with this number. */
export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/** True when exactly that process still runs. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

function startOnLinux(pid: number): string | null {
  try {
    // The name in parentheses may hold spaces; the 20th field after it is the start in ticks since boot.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
    const [state, start] = [fields[0], fields[19]];
    if (start === undefined || state === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${start}`;
  } catch {
    // The process is gone, which is the answer.
    return null;
  }
}

function startByPs(pid: number): string | null {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? null : started;
  } catch {
    // ps ends with an error when there is no such process.
    return null;
  }
}

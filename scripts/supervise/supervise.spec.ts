import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startChild, type Child } from '../engine/child.ts';
import { identityOf, isStillRunning } from './process-identity.ts';
import { endListedProcesses, openProcessList } from './process-list.ts';
import { supervise, type Supervised } from './supervise.ts';

describe('supervision', () => {
  let dir: string;
  let listFile: string;
  let lines: string[];
  let children: Child[];

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'perennial-supervise-'));
    listFile = join(dir, 'processes.json');
    lines = [];
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    rmSync(dir, { recursive: true });
  });

  const sleeper = async (onSpawn?: (pid: number) => void): Promise<Child> => {
    const args = ['-e', 'setInterval(() => undefined, 1000)'];
    const child = await startChild({ command: process.execPath, args, logFile: join(dir, 'log'), onSpawn });
    children.push(child);
    return child;
  };
  const superviseSleeper = (): Promise<Supervised> =>
    supervise(
      { name: 'sleeper', start: sleeper },
      { processes: openProcessList(listFile), report: (line) => lines.push(line) },
    );
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('starts a service again when it dies, and says so', async () => {
    const supervised = await superviseSleeper();
    await children[0]?.kill();
    await until(() => children.length === 2);
    expect(lines[0]).toMatch(/^sleeper ended \(SIGKILL\), starting it again in 1 s/);
    await supervised.stop(2_000);
    expect(children.map((child) => child.isRunning())).toEqual([false, false]);
  });

  it('does not start it again after it was told to stop', async () => {
    const supervised = await superviseSleeper();
    await children[0]?.kill();
    await supervised.stop(2_000);
    expect(children).toHaveLength(1);
  });

  it('lets somebody else end what is listed, and nothing that only has the same number', async () => {
    const [listed, stranger] = [await sleeper(), await sleeper()];
    const processes = openProcessList(listFile);
    processes.add('listed', listed.pid);
    const { pid } = stranger;
    writeFileSync(
      listFile,
      JSON.stringify([
        { name: 'listed', ...identityOf(listed.pid) },
        { name: 'long gone', pid, startedAt: 'another time' },
      ]),
    );
    await expect(endListedProcesses(listFile)).resolves.toEqual(['listed']);
    await listed.ended;
    expect(stranger.isRunning()).toBe(true);
    expect(existsSync(listFile)).toBe(false);
  });

  it('tells a process from a later one with its number', async () => {
    const child = await sleeper();
    const identity = identityOf(child.pid);
    expect(identity === null ? null : isStillRunning(identity)).toBe(true);
    await child.kill();
    expect(identity === null ? null : isStillRunning(identity)).toBe(false);
    expect(identityOf(child.pid)).toBeNull();
  });
});

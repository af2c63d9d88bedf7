import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { embeddedFileName, generatedFileName } from '#config/settings';
import { identityOf, isStillRunning } from '../supervise/process-identity.ts';

const accountSchema = z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string() });
const foundingSchema = z.object({ demo: z.boolean(), accounts: z.array(accountSchema) });
const lockSchema = z.object({ pid: z.int(), startedAt: z.string() });

/** Somebody a visitor of the demo can sign in as. */
export type DemoAccount = z.infer<typeof accountSchema>;
/** What the first start did: whether the demo organization was loaded, and who can sign in to it. */
export type Founding = z.infer<typeof foundingSchema>;

/** The folder that holds everything one embedded installation keeps. */
export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get mongodDir(): string {
    return join(this.path, 'mongod');
  }
  get temporalDir(): string {
    return join(this.path, 'temporal');
  }
  get processListFile(): string {
    return join(this.path, 'processes.json');
  }

  /** Log of one service. */
  logFile(service: string): string {
    return join(this.path, 'logs', `${service}.log`);
  }

  /** Makes the folder and its secrets when they are missing; only their owner can read them. */
  prepare(): void {
    mkdirSync(join(this.path, 'logs'), { recursive: true, mode: 0o700 });
    const secrets = join(this.path, generatedFileName);
    if (existsSync(secrets)) return;
    writeFileSync(secrets, `SESSION_SECRET=${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
  }

  /** Takes the folder for this process; throws when another one that still runs has it. Returns how to give it back. */
  lock(): () => void {
    const file = join(this.path, 'supervisor.json');
    const own = identityOf(process.pid) ?? { pid: process.pid, startedAt: '' };
    const holder = existsSync(file) ? lockSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
    if (holder?.success === true && isStillRunning(holder.data)) {
      throw new Error(
        `Perennial already runs on ${this.path} (process ${holder.data.pid}). Stop it first: kill ${holder.data.pid}`,
      );
    }
    rmSync(file, { force: true });
    // Fails when a third process was faster.
    writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
    return () => {
      rmSync(file, { force: true });
    };
  }

  /** Leaves the addresses in force where the project's other commands find them. */
  writeRunning(values: Readonly<Record<string, string>>): void {
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(this.path, embeddedFileName), lines.join(''), { mode: 0o600 });
  }

  removeRunning(): void {
    rmSync(join(this.path, embeddedFileName), { force: true });
  }

  /** What the first start did, or null before it succeeded. */
  founding(): Founding | null {
    const file = join(this.path, 'founding.json');
    return existsSync(file) ? foundingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  }

  /** Marks the first start as done. */
  writeFounding(founding: Founding): void {
    writeFileSync(join(this.path, 'founding.json'), `${JSON.stringify(founding, null, 2)}\n`, { mode: 0o600 });
    rmSync(join(this.path, 'loading'), { force: true });
  }

  /** Marks that the demo is being loaded. */
  beginLoading(): void {
    writeFileSync(join(this.path, 'loading'), '');
  }

  /** True when an earlier start was interrupted while it loaded the demo. */
  isHalfLoaded(): boolean {
    return existsSync(join(this.path, 'loading'));
  }

  /** Deletes the records of both engines and what is known about the first start; keeps secrets and logs. */
  wipe(): void {
    for (const path of ['mongod', 'temporal', 'founding.json', 'loading', embeddedFileName]) {
      rmSync(join(this.path, path), { recursive: true, force: true });
    }
  }
}

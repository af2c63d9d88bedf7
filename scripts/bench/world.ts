import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Executables } from '../engine/start-engines.ts';
import { signInAll, type Caller } from '../installation/caller.ts';
import { Installation } from '../installation/installation.ts';
import { ROLE_OF, seedSmallOrganization } from '../installation/small-organization.ts';
import { Floor } from './floor/floor.ts';
import type { BenchOptions } from './options.ts';

/** What `npm start` gives the worker; a process of the bench must not have more. */
const HEAP_MB = 512;

/** At most so many commands at a time, in the product and on its floor. */
export const IN_PARALLEL = 16;

/** What every part of the bench is given. */
export interface BenchDeps {
  readonly root: string;
  readonly options: BenchOptions;
  readonly executables: Executables;
  /** Workflow code bundled ahead. */
  readonly bundle: string;
  /** Gone when the bench ends. */
  readonly dir: string;
  readonly report: (line: string) => void;
}

/** The product and its floor, side by side on the same Temporal server and the same mongod. */
export interface BenchWorld {
  readonly installation: Installation;
  readonly floor: Floor;
  readonly client: Client;
  /** Everybody, signed in. */
  readonly callers: ReadonlyMap<string, Caller>;
  stop(): Promise<void>;
}

export async function openBenchWorld(
  { dir, executables, bundle }: BenchDeps,
  name: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchWorld> {
  const installation = await Installation.start({
    dir: join(dir, name),
    executables,
    bundle,
    env: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`, ...settings },
    seed: seedSmallOrganization,
  });
  const { engines } = installation;
  const begun: (() => Promise<void>)[] = [() => installation.stop()];
  const stop = async (): Promise<void> => {
    for (const end of begun.reverse()) await end();
  };
  try {
    const connection = await Connection.connect({ address: engines.temporal });
    begun.push(() => connection.close());
    const client = new Client({ connection });
    const floor = await Floor.start({ client, engines, dir: join(dir, name), workflows: IN_PARALLEL });
    begun.push(() => floor.stop());
    const callers = await signInAll(installation.url, Object.keys(ROLE_OF));
    return { installation, floor, client, callers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { readMachine } from '#config/machine';
import type { Store } from '#activities/store/store';
import { bundleWorkflows } from '../../../scripts/build/bundle-workflows.ts';
import { loadDemo } from '../../../scripts/demo/load.ts';
import { obtainExecutables } from '../../../scripts/engine/start-engines.ts';
import { Installation } from '../../../scripts/installation/installation.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const silent = (): void => undefined;

/** The whole product with its console, on engines and ports of its own. */
export interface Product {
  readonly url: string;
  readonly installation: Installation;
  /** Ends every process and removes the data. */
  stop(): Promise<void>;
}

/** Leaves the database as it is. */
const nothing = (): Promise<void> => Promise.resolve();

/** Starts the product on an empty database, or on what `seed` writes into it. */
export async function startProduct(seed: (store: Store) => Promise<void> = nothing): Promise<Product> {
  return start(seed, false);
}

/** Starts the product in demo mode with the demo organization and its past. */
export async function startDemo(): Promise<Product> {
  const product = await start(nothing, true);
  const connection = await Connection.connect({ address: product.installation.engines.temporal });
  try {
    const client = new Client({ connection });
    await loadDemo({ store: product.installation.store, client, report: silent, log: { error: silent } });
  } catch (error) {
    await product.stop();
    throw error;
  } finally {
    await connection.close();
  }
  return product;
}

async function start(seed: (store: Store) => Promise<void>, demoMode: boolean): Promise<Product> {
  const webDir = process.env['PERENNIAL_TEST_WEB_DIR'];
  if (webDir === undefined) throw new Error('PERENNIAL_TEST_WEB_DIR does not say where the built console lies');
  const dir = await mkdtemp(join(tmpdir(), 'perennial-e2e-'));
  const installation = await Installation.start({
    dir,
    executables: await obtainExecutables(readMachine(), silent),
    bundle: process.env['PERENNIAL_TEST_BUNDLE'] ?? (await bundleWorkflows(ROOT, silent)),
    webDir,
    demoMode,
    seed,
  });
  return {
    url: installation.url,
    installation,
    async stop() {
      await installation.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

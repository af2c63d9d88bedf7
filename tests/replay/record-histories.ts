import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readMachine } from '#config/machine';
import { obtainExecutables, startEngines } from '../../scripts/engine/start-engines.ts';
import { stories } from './stories.ts';

/**
 * Records the histories that every later bundle must replay: `npm run histories -- <release> [story]`. Run it when a
 * release changes the shape of what the host does; files of earlier releases stay.
 */
const [release, only] = process.argv.slice(2);
if (!release || !/^[\w.-]+$/.test(release)) throw new Error('Usage: npm run histories -- <release>, for example 0.1.0');

const report = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'perennial-histories-'));
const engines = await startEngines(dir, await obtainExecutables(readMachine(), report));
process.env['PERENNIAL_TEST_MONGODB_URI'] = engines.mongod.uri;
process.env['PERENNIAL_TEST_TEMPORAL_ADDRESS'] = engines.temporal.address;
try {
  for (const story of stories.filter(({ name }) => only === undefined || name === only)) {
    const { world, runs } = await story.tell();
    try {
      for (const [index, { key, runId }] of runs.entries()) {
        const history = await world.client.workflow.getHandle(key, runId).fetchHistory();
        const file = `${release}.${story.name}.${String(index)}.${key}.json`;
        await writeFile(join(folder, file), `${historyToJSON(history)}\n`);
        report(`recorded ${file}`);
      }
    } finally {
      await world.close();
    }
  }
} finally {
  await engines.stop();
  await rm(dir, { recursive: true, force: true });
}
process.exit(0);

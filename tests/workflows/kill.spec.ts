import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMachine } from '#config/machine';
import { bundleWorkflows } from '../../scripts/build/bundle-workflows.ts';
import { obtainExecutables } from '../../scripts/engine/start-engines.ts';
import { Installation, PARTS } from '../../scripts/installation/installation.ts';
import { runKillDrill } from '../../scripts/installation/kill-drill.ts';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const silent = (): void => undefined;
let dir: string;
let installation: Installation;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'perennial-kill-'));
  installation = await Installation.start({
    dir,
    executables: await obtainExecutables(readMachine(), silent),
    bundle: process.env['PERENNIAL_TEST_BUNDLE'] ?? (await bundleWorkflows(ROOT, silent)),
    seed: seedSmallOrganization,
  });
}, 120_000);

afterAll(async () => {
  await installation.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('every part killed in the middle of commands on 20 CAPAs', () => {
  it('loses nothing that was acknowledged, does nothing twice, and finishes', async () => {
    const result = await runKillDrill(installation, { capas: 20, inParallel: 10 });
    expect(result.flaws).toEqual([]);
    expect(result.kills).toEqual([...PARTS]);
    expect(result.open).toBe(0);
    expect(result.commands).toBe(20 * 18);
  }, 300_000);
});

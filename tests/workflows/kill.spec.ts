import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMachine } from '#config/machine';
import { bundleWorkflows } from '../../scripts/build/bundle-workflows.ts';
import { obtainExecutables } from '../../scripts/engine/start-engines.ts';
import { runAwayDrill } from '../../scripts/installation/away-drill.ts';
import { Caller } from '../../scripts/installation/caller.ts';
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

describe('a birth whose answer never came', () => {
  it('gives one process when the API is killed between start and answer, not two and not none', async () => {
    const before = await installation.store.processes.countDocuments({ type: 'report' });
    const caller = await Caller.signIn(installation.url, 'rolf');
    const body = { what: 'Rust on three crates', site: 'halden', place: 'Release' };
    const born = Promise.all(Array.from({ length: 5 }, () => caller.bear('report', 'report', body)));
    await new Promise((resolve) => setTimeout(resolve, 15));
    await installation.kill('api');
    await installation.restart('api');
    const sent = await born;
    expect(sent.map((one) => one.reply.status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(sent.map((one) => one.key)).size).toBe(5);
    expect(await installation.store.processes.countDocuments({ type: 'report' })).toBe(before + 5);
  }, 60_000);
});

describe('MongoDB away', () => {
  it('gives honest answers in time, loses nothing it accepted, and every outcome can be read afterwards', async () => {
    const result = await runAwayDrill(installation, { awayMs: 8_000 });
    expect(result.flaws).toEqual([]);
    expect(Object.keys(result.answers).length).toBeGreaterThan(0);
  }, 120_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { bundleOf } from '../workflows/support/world.ts';

const folder = new URL('./histories/', import.meta.url);
const histories = readdirSync(folder).filter((name) => name.endsWith('.json'));
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

type Bundle = Awaited<ReturnType<typeof bundleOf>>;
let today: Bundle;
let changed: Bundle;

beforeAll(async () => {
  today = await bundleOf(pathOf('./all-workflows.ts'));
  changed = await bundleOf(pathOf('./changed-host.ts'));
}, 120_000);

function readHistory(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

describe('every recorded history', () => {
  it('exists', () => {
    expect(histories.length).toBeGreaterThan(3);
  });

  it.each(histories)('%s replays with today’s code', async (name) => {
    await Worker.runReplayHistory({ workflowBundle: today }, readHistory(name));
  });
});

describe('the proof itself', () => {
  it('a host that commands something else fails to replay', async () => {
    const name = histories.find((candidate) => candidate.includes('ERR-1'));
    if (!name) throw new Error('There is no history of an errand');
    await expect(Worker.runReplayHistory({ workflowBundle: changed }, readHistory(name))).rejects.toThrow(
      DeterminismViolationError,
    );
  });
});

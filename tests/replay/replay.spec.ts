import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { processes } from '#domain/processes';
import { z } from 'zod';
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

/** Types of the events in a history, and the workflow type it is of. */
function contentsOf(name: string): { events: Set<string>; workflow: string } {
  const { events } = historySchema.parse(readHistory(name));
  const workflow = events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name ?? '';
  return { events: new Set(events.map((event) => event.eventType)), workflow };
}

const historySchema = z.object({
  events: z.array(
    z.object({
      eventType: z.string(),
      workflowExecutionStartedEventAttributes: z.object({ workflowType: z.object({ name: z.string() }) }).optional(),
    }),
  ),
});

describe('every recorded history', () => {
  it('exists', () => {
    expect(histories.length).toBeGreaterThan(3);
  });

  it('is of every process type, and together they hold everything that a host can do', () => {
    const contents = histories.map(contentsOf);
    const types = new Set(contents.map((one) => one.workflow));
    for (const type of Object.keys(processes)) expect(types).toContain(type);
    const loops = contents.filter((one) => one.workflow === 'capa').map((one) => one.events);
    // A command, its record, a record that was away, a jump, an alarm, the end.
    for (const event of [
      'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
      'MARKER_RECORDED',
      'ACTIVITY_TASK_COMPLETED',
      'WORKFLOW_EXECUTION_OPTIONS_UPDATED',
      'TIMER_FIRED',
      'WORKFLOW_EXECUTION_COMPLETED',
    ]) {
      expect([event, loops.some((events) => events.has(`EVENT_TYPE_${event}`))]).toEqual([event, true]);
    }
    const all = new Set(contents.flatMap((one) => [...one.events]));
    for (const event of ['TIMER_CANCELED', 'WORKFLOW_EXECUTION_SIGNALED', 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW']) {
      expect(all).toContain(`EVENT_TYPE_${event}`);
    }
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

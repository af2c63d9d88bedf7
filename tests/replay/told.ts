import { eventually, type World } from '../workflows/support/world.ts';

/** A run by its process. */
export interface KeptRun {
  readonly key: string;
  readonly runId: string;
}

export interface Told {
  readonly world: World;
  readonly runs: readonly KeptRun[];
}

/** The runs of these processes, as soon as all are listed. */
export async function runsOf(world: World, keys: readonly string[]): Promise<KeptRun[]> {
  const runs: KeptRun[] = [];
  await eventually(async () => {
    runs.length = 0;
    for await (const { workflowId, runId } of world.client.workflow.list()) {
      if (keys.includes(workflowId)) runs.push({ key: workflowId, runId });
    }
    return new Set(runs.map((run) => run.key)).size === keys.length;
  }, 'every run is listed');
  return runs;
}

import { runProcess } from '#host/run-process';
import type { RunStart } from '#host/contract';
import { sleep } from '@temporalio/workflow';
import { errand as errandProcess } from '../workflows/toys/errand.ts';

/** A host with a change that running workflows would not survive: it waits before it takes its first input. */
export async function errand(start: RunStart): Promise<void> {
  await sleep('1s');
  await runProcess(errandProcess)(start);
}

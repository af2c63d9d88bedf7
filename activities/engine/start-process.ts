import type { WorkflowStartOptions } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { nextDue } from '#domain/kernel/head';
import type { CommandInput } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import { detailsOf } from './describe.ts';
import type { ProcessRow } from '#activities/store/rows';
import { SITE_ATTRIBUTE, TASK_QUEUE, type RunStart } from '#host/contract';

/** After a worker died its workflow tasks come back quickly, not after the default ten seconds. */
const WORKFLOW_TASK_TIMEOUT = '3s';

const siteKey = defineSearchAttributeKey(SITE_ATTRIBUTE, 'KEYWORD');

/** The argument of a process's very first run. */
export function firstRun(process: { key: string; type: string; site: string }, birth: CommandInput): RunStart {
  return { ...process, epoch: 1, version: 0, state: null, nextDue: null, first: birth };
}

/** The argument of a run that goes on from the record. */
export function runFromRecord(process: AnyProcess, row: ProcessRow): RunStart {
  const { _id: key, type, site, epoch, version, state, lastAt, parked } = row;
  const due = nextDue(process, { key, site, version, state, lastAt, parked });
  return { key, type, site, epoch, version, state, nextDue: due, first: null, details: detailsOf(process, row) };
}

/** How every process workflow is started: its key is its id, and its page in Temporal says what it stands for. */
export function startOptions(
  run: RunStart,
): WorkflowStartOptions<(start: RunStart) => Promise<void>> & { args: [RunStart] } {
  return {
    args: [run],
    workflowId: run.key,
    taskQueue: TASK_QUEUE,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    staticSummary: `${run.key} · ${run.site}`,
    staticDetails: `One ${run.type} of the management system. Its record is in MongoDB; this run orders it and waits.`,
    memo: { epoch: run.epoch },
    typedSearchAttributes: new TypedSearchAttributes([{ key: siteKey, value: run.site }]),
  };
}

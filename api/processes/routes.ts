import type { Route } from '../platform/route.ts';
import { commandState, sendCommand, startProcess } from './commands.ts';
import { previewCommand, processAt, processDetail, processHistory } from './detail.ts';
import { listProcesses, processCounts, similarProcesses } from './lists.ts';

/** Fixed paths first: `counts` is no key. */
export const processRoutes: readonly Route[] = [
  listProcesses,
  processCounts,
  similarProcesses,
  startProcess,
  sendCommand,
  commandState,
  previewCommand,
  processAt,
  processHistory,
  processDetail,
];

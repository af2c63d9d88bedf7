import { ApplicationFailure } from '@temporalio/common';
import type { RecordRequest } from '#host/contract';

/**
 * The record knows less than the running workflow: a database was restored. The run waits (the activity is tried
 * again for ever, visibly) until an administrator starts the process from the record.
 */
export class RecordBehind extends ApplicationFailure {
  constructor(request: RecordRequest, recordVersion: number) {
    super(
      `The record of ${request.key} is at version ${String(recordVersion)}, the run at ${String(request.version)}; run npm run reconcile`,
      'recordBehind',
    );
  }
}

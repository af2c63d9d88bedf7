import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** gRPC's status for too much at once. */
const RESOURCE_EXHAUSTED = 8;
/** gRPC's status while a run that has just been told something hands over to the next. */
const FAILED_PRECONDITION = 9;

/** A run that is just ending or continuing as a new one: Temporal says so under the status of too much at once. */
export function isClosing(error: unknown): boolean {
  const status = statusOf(error);
  return status?.code === RESOURCE_EXHAUSTED && status.details.includes('workflow is closing');
}

/** The run takes no more commands; the next one, or the record, has the answer. */
export const handsOver = (error: unknown): boolean => statusOf(error)?.code === FAILED_PRECONDITION || isClosing(error);

/** The engine has more to do for this process than it takes. */
export const tooMany = (error: unknown): boolean => statusOf(error)?.code === RESOURCE_EXHAUSTED && !isClosing(error);

function statusOf(error: unknown): { readonly code: number; readonly details: string } | null {
  if (!(error instanceof ServiceError) || !isGrpcServiceError(error.cause)) return null;
  return { code: error.cause.code.valueOf(), details: error.cause.details };
}

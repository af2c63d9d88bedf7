import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '@temporalio/client';
import { handsOver, isClosing, tooMany } from './engine-errors.ts';

/** As the client throws what gRPC brings. */
function status(code: number, details: string): ServiceError {
  const cause = Object.assign(new Error(`${String(code)} ${details}`), { code, details, metadata: {} });
  return new ServiceError('Workflow Update failed', { cause });
}

describe('what the engine says of a command that it does not take', () => {
  it('is that the next run takes it, also while one is closing', () => {
    const closing = status(8, 'workflow operation can not be applied because workflow is closing');
    expect([isClosing(closing), handsOver(closing), tooMany(closing)]).toEqual([true, true, false]);
    const handing = status(9, 'Workflow task in failed state');
    expect([isClosing(handing), handsOver(handing), tooMany(handing)]).toEqual([false, true, false]);
  });

  it('is that there are too many, or something else', () => {
    const many = status(8, 'limit on number of concurrent in-flight updates has been reached');
    expect([handsOver(many), tooMany(many)]).toEqual([false, true]);
    expect([handsOver(status(14, 'no connection')), tooMany(new Error('8'))]).toEqual([false, false]);
  });
});

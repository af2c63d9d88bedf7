import type { Response } from 'express';
import type { Logger } from 'pino';
import { problemFor } from './failure.ts';
import type { Reply } from './route.ts';

/** Sends what a handler answered. */
export async function sendReply(response: Response, reply: Reply): Promise<void> {
  if ('write' in reply) {
    await reply.write(response, response.req);
    return;
  }
  response.status(reply.status).set('Cache-Control', 'no-store');
  if (reply.headers) response.set(reply.headers);
  if (reply.body === undefined) response.end();
  else response.json(reply.body);
}

/** Sends what was thrown as problem details, and logs it when it is a fault. Stacks stay in the log. */
export function sendProblem(response: Response, error: unknown, logger: Logger): void {
  const problem = problemFor(error);
  if (problem.status >= 500) {
    const cause = problem.code === 'fault' ? { err: error, errorId: problem.details.errorId } : { code: problem.code };
    logger[problem.code === 'fault' ? 'error' : 'warn'](cause, 'request failed');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { retryAfter } = problem.details;
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

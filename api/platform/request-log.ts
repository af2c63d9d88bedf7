import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { requestIdFrom } from './request-id.ts';

/** What is logged about a request: who, what, how long. No bodies, no headers, no query (searches hold names). */
export interface RequestLog {
  readonly requestId: string;
  readonly logger: Logger;
  person: string | null;
  /** The path as the route declares it, without the ids in it. */
  route: string | null;
}

const logs = new WeakMap<Response, RequestLog>();

/** The log of this request; `logRequests` has to come first. */
export function requestLog(response: Response): RequestLog {
  const log = logs.get(response);
  if (!log) throw new Error('The request is not logged');
  return log;
}

/** Gives every request its id and writes one line when it is answered or the caller went away. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const requestId = requestIdFrom(request.headers['x-request-id']);
    const log: RequestLog = { requestId, logger: logger.child({ requestId }), person: null, route: null };
    logs.set(response, log);
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const status = response.writableFinished ? response.statusCode : 499;
      const { person, route } = log;
      log.logger[route === null ? 'debug' : 'info']({ person, method: request.method, route, status, ms }, 'request');
    });
    next();
  };
}

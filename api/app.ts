import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { sendProblem } from './platform/answer.ts';
import { serveConsole } from './platform/console.ts';
import type { ApiDeps } from './platform/deps.ts';
import { serveDocsAssets } from './platform/docs.ts';
import { mountRoutes } from './platform/mount.ts';
import { Problem } from './platform/problem.ts';
import { logRequests, requestLog } from './platform/request-log.ts';
import { securityHeaders } from './platform/security.ts';
import { routes } from './routes.ts';

/** The API with all its routes, its description, and the console. */
export function createApp(deps: ApiDeps): Express {
  const { settings, logger } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // With https a proxy stands in front and tells who asks; without one nobody is believed.
  app.set('trust proxy', settings.PUBLIC_URL.startsWith('https:') ? 1 : false);
  app.use(logRequests(logger), securityHeaders(settings.PUBLIC_URL), compression({ filter: compressible }));
  mountRoutes(app, routes, deps);
  serveDocsAssets(app);
  app.use('/api', () => {
    throw new Problem('notFound');
  });
  serveConsole(app, settings.WEB_DIR);
  app.use(() => {
    throw new Problem('notFound');
  });
  app.use(answerFailure);
  return app;
}

/**
 * Event streams must reach the browser event by event. To a browser on this machine sending is cheaper than packing;
 * behind a proxy on this machine the reader is elsewhere.
 */
const compressible: compression.CompressionFilter = (request, response) =>
  response.getHeader('Content-Type') !== 'text/event-stream' &&
  (!isOnThisMachine(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined) &&
  compression.filter(request, response);

function isOnThisMachine(address: string | undefined): boolean {
  return address === '::1' || address?.replace('::ffff:', '').startsWith('127.') === true;
}

// Express knows error handlers by their four parameters.
const answerFailure: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  sendProblem(response, error, requestLog(response).logger);
};

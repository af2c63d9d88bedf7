import type { Express, Request, Response } from 'express';
import { mayAnywhere } from '#domain/kernel/permissions';
import { sendReply } from './answer.ts';
import { refuseCrossSite } from './cross-site.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import { reaches } from './reach.ts';
import { parsePart, readJson } from './read-request.ts';
import { requestLog } from './request-log.ts';
import type { Context, Route, Visit } from './route.ts';
import type { SignedIn } from './signed-in.ts';
import { createVisits, type Visits } from './visits.ts';

/** Puts every route behind the same steps: origin, visit, permission, shapes, record in reach, handler. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: ApiDeps): void {
  const visits = createVisits(deps);
  for (const route of routes) {
    app[route.method](route.path, async (request, response) => {
      const reply = await answer(route, request, response, deps, visits);
      await sendReply(response, reply);
    });
  }
}

async function answer(
  route: Route,
  request: Request,
  response: Response,
  deps: ApiDeps,
  visits: Visits,
): ReturnType<typeof answerSignedIn> {
  const log = requestLog(response);
  log.route = route.path;
  if (deps.closing.begun) throw new Problem('closing', { retryAfter: 2 });
  if (route.method !== 'get') refuseCrossSite(request, deps.settings.PUBLIC_URL);
  const { visit, person } = await whoAsks(route, request, response, visits);
  log.person = person?.id ?? null;
  if (route.permission !== 'public') {
    if (!person) throw new Problem('notSignedIn');
    if (route.permission !== 'signedIn' && !mayAnywhere(person.roles, route.permission)) {
      throw new Problem('notPermitted', { members: { permission: route.permission } });
    }
  }
  const { schemas } = route;
  const context: Context = {
    params: parsePart(schemas.params, request.params, 'notFound'),
    query: parsePart(schemas.query, request.query),
    headers: parsePart(schemas.headers, request.headers),
    body: route.upload || !schemas.body ? undefined : parsePart(schemas.body, await readJson(request, response)),
    person,
    deps,
    requestId: log.requestId,
    logger: log.logger,
    visit,
    request,
  };
  return person ? answerSignedIn(route, { ...context, person }) : route.handler(context);
}

async function answerSignedIn(
  route: Route,
  context: Context<unknown, unknown, unknown, unknown, SignedIn>,
): Promise<Awaited<ReturnType<Route['handler']>>> {
  const { permission } = route;
  if (route.scope && permission !== 'public' && permission !== 'signedIn') {
    const record = await route.scope(context);
    if (!record || !reaches(context.person, permission, record)) throw new Problem('notFound');
  }
  return route.handler(context);
}

async function whoAsks(
  route: Route,
  request: Request,
  response: Response,
  visits: Visits,
): Promise<{ visit: Visit; person: SignedIn | null }> {
  if (route.withoutVisit) return { visit: NO_VISIT, person: null };
  const open = await visits.open(request, response);
  return { visit: open.visit, person: await open.person() };
}

const NO_VISIT: Visit = {
  id: '',
  lastVisitAt: null,
  begin: () => Promise.reject(new Error('This route has no visit')),
  end: () => Promise.reject(new Error('This route has no visit')),
};

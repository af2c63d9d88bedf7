import { processes } from '#domain/processes';
import { filesRoutes } from './files/files-routes.ts';
import { healthRoutes } from './health/health-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { docsRoutes } from './platform/docs.ts';
import type { Route } from './platform/route.ts';
import { installationRoutes } from './session/installation-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { sitesRoutes } from './sites/sites-routes.ts';

/** Every route of the API. One that is not listed here does not exist. */
export const routes: readonly Route[] = [
  ...installationRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...sitesRoutes,
  ...filesRoutes,
  ...healthRoutes,
  ...docsRoutes(() => routes, processes),
];

import { processes } from '#domain/processes';
import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/calendar-routes.ts';
import { dueRoutes } from './calendar/due-routes.ts';
import { feedsRoutes } from './calendar/feeds-routes.ts';
import { viewsRoutes } from './views/views-routes.ts';
import { filesRoutes } from './files/files-routes.ts';
import { gapRoutes } from './gap/gap-routes.ts';
import { healthRoutes } from './health/health-routes.ts';
import { journeyRoutes } from './journeys/routes.ts';
import { liveUpdates } from './live/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { operationRoutes } from './operations/routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { docsRoutes } from './platform/docs.ts';
import type { Route } from './platform/route.ts';
import { processRoutes } from './processes/routes.ts';
import { bodiesRoutes } from './reference/bodies-routes.ts';
import { editionsRoutes } from './reference/editions-routes.ts';
import { searchRoutes } from './search/routes.ts';
import { firstRunRoutes } from './session/first-run-routes.ts';
import { installationRoutes } from './session/installation-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { sitesRoutes } from './sites/sites-routes.ts';
import { todayRoutes } from './today/routes.ts';

/** Every route of the API. One that is not listed here does not exist. */
export const routes: readonly Route[] = [
  ...installationRoutes,
  ...firstRunRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...sitesRoutes,
  ...editionsRoutes,
  ...bodiesRoutes,
  ...filesRoutes,
  ...todayRoutes,
  ...processRoutes,
  ...journeyRoutes,
  ...gapRoutes,
  ...operationRoutes,
  ...searchRoutes,
  ...auditRoutes,
  ...mailRoutes,
  ...dueRoutes,
  ...feedsRoutes,
  ...viewsRoutes,
  ...calendarRoutes,
  liveUpdates,
  ...healthRoutes,
  ...docsRoutes(() => routes, Object.values(processes)),
];

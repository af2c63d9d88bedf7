import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Store } from '#activities/store/store';
import { createSurroundingsLoader, type SurroundingsLoader } from '#activities/store/surroundings';
import type { Settings } from '#config/settings';
import { processes } from '#domain/processes';
import { createCalendarReads, type CalendarReads } from '../calendar/read-limit.ts';
import { createPresence, type Presence } from '../gap/presence.ts';
import { createLiveFeed, type LiveFeed } from '../live/live-feed.ts';
import { createCommandClient, type CommandClient } from '../processes/command-client.ts';
import { createAttempts, type Attempts } from '../session/attempts.ts';
import { createClosing, type Closing } from './closing.ts';
import { VisitMemory } from './visit-store.ts';
import { createRegister, type Register } from './register.ts';

/** What the composition root (`api/main.ts`, a test) brings. */
export interface ApiConnections {
  readonly settings: Settings;
  readonly store: Store;
  readonly temporal: Client;
  readonly logger: Logger;
  /** Version of the product, as the installation shows it. */
  readonly version: string;
}

/** Everything that handlers use. A part of the API adds its own long-lived value here and in `createDeps`. */
export interface ApiDeps extends ApiConnections {
  /** People and sites, read again as soon as one of them changed. */
  readonly register: Register;
  /** Policy, calendar and directory of a site. */
  readonly surroundings: SurroundingsLoader;
  /** Visits looked up a moment ago. */
  readonly visitMemory: VisitMemory;
  /** Counts attempts to sign in. */
  readonly attempts: Attempts;
  /** Counts looks at calendar addresses. */
  readonly calendarReads: CalendarReads;
  /** Who works on which row of a gap analysis. */
  readonly gapPresence: Presence;
  /** What has to end when the server closes, for example open event streams. */
  readonly closing: Closing;
  /** Brings commands and births to their process. */
  readonly commands: CommandClient;
  /** Says which processes changed. */
  readonly live: LiveFeed;
}

export function createDeps(connections: ApiConnections): ApiDeps {
  const { store, temporal, logger } = connections;
  const closing = createClosing();
  return {
    ...connections,
    commands: createCommandClient({ store, temporal, processes }),
    live: createLiveFeed({ store, logger, closing }),
    visitMemory: new VisitMemory(),
    attempts: createAttempts(store),
    calendarReads: createCalendarReads(),
    gapPresence: createPresence(),
    register: createRegister(store),
    surroundings: createSurroundingsLoader(store, { trustedForMs: 500 }),
    closing,
  };
}

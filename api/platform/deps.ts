import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Store } from '#activities/store/store';
import { createSurroundingsLoader, type SurroundingsLoader } from '#activities/store/surroundings';
import type { Settings } from '#config/settings';
import { createClosing, type Closing } from './closing.ts';
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
  /** What has to end when the server closes, for example open event streams. */
  readonly closing: Closing;
}

export function createDeps(connections: ApiConnections): ApiDeps {
  return {
    ...connections,
    register: createRegister(connections.store),
    surroundings: createSurroundingsLoader(connections.store),
    closing: createClosing(),
  };
}

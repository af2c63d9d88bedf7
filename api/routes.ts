import type { Route } from './platform/route.ts';

/** Every route of the API. One that is not listed here does not exist. */
export const routes: readonly Route[] = [];

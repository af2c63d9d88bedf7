import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session.ts';

/** Lets signed-in people through; others go to sign-in (which keeps the address) or to the first run. */
export const signedIn: CanActivateFn = async (_route, target) => {
  const router = inject(Router);
  const state = await inject(Session).ensure();
  if (state.kind === 'signedIn') return true;
  if (state.kind === 'signedOut' && state.firstRun) return router.createUrlTree(['/first-run']);
  const queryParams = target.url === '/' ? {} : { next: target.url };
  return router.createUrlTree(['/sign-in'], { queryParams });
};

/** The sign-in page is for people who are not: others go on, and an empty installation goes to the first run. */
export const signedOut: CanActivateFn = async () => {
  const router = inject(Router);
  const state = await inject(Session).ensure();
  if (state.kind === 'signedIn') return router.createUrlTree(['/']);
  if (state.kind === 'signedOut' && state.firstRun) return router.createUrlTree(['/first-run']);
  return true;
};

/** The first run exists only until an organization does. */
export const firstRun: CanActivateFn = async () => {
  const router = inject(Router);
  const state = await inject(Session).ensure();
  if (state.kind === 'signedOut' && !state.firstRun) return router.createUrlTree(['/sign-in']);
  return state.kind === 'signedIn' ? router.createUrlTree(['/']) : true;
};

import { inject } from '@angular/core';
import { type CanActivateChildFn, Router } from '@angular/router';
import { Session } from '../core/session.ts';

/** The address of the page where people choose their own password. */
export const PASSWORD_PATH = 'password';

/** Whose password somebody else chose goes nowhere before choosing their own; the wanted address is kept. */
export const ownPassword: CanActivateChildFn = (_route, target) => {
  const state = inject(Session).state();
  const isThere = target.url.split('?')[0] === `/${PASSWORD_PATH}`;
  if (state.kind !== 'signedIn' || !state.mustChangePassword || isThere) return true;
  const queryParams = target.url === '/' ? {} : { next: target.url };
  return inject(Router).createUrlTree([`/${PASSWORD_PATH}`], { queryParams });
};

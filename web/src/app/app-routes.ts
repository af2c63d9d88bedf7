import type { Routes } from '@angular/router';
import { firstRun, signedIn, signedOut } from './core/signed-in.ts';

/** Signed out: sign-in and first run. Everything else lies in the shell, loaded after sign-in. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [signedOut],
    loadComponent: () => import('./sign-in/sign-in-page.ts').then((page) => page.SignInPage),
  },
  {
    path: 'first-run',
    title: 'First steps',
    canActivate: [firstRun],
    loadComponent: () => import('./first-run/first-run-page.ts').then((page) => page.FirstRunPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadChildren: () => import('./shell/shell-routes.ts').then((shell) => shell.shellRoutes),
  },
];

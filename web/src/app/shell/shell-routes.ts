import type { Routes } from '@angular/router';
import { ownPassword } from '../password/own-password.ts';
import { pages } from './pages.ts';
import { screensOf } from './screen.ts';
import { Shell } from './shell.ts';

/** The shell around every page. The bare address opens the first screen of the rail. */
export const shellRoutes: Routes = [
  {
    path: '',
    component: Shell,
    canActivateChild: [ownPassword],
    children: [
      ...screensOf(pages)
        .slice(0, 1)
        .map((first) => ({ path: '', pathMatch: 'full' as const, redirectTo: first.path })),
      ...pages,
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./not-found-page.ts').then((page) => page.NotFoundPage),
      },
    ],
  },
];

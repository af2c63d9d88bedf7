import type { Routes } from '@angular/router';
import { pages } from './pages.ts';
import { screensOf } from './screen.ts';
import { Shell } from './shell.ts';

/** The shell around every page. The bare address opens the first screen of the rail. */
export const shellRoutes: Routes = [
  {
    path: '',
    component: Shell,
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

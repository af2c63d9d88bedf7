import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import { MAT_TOOLTIP_DEFAULT_OPTIONS } from '@angular/material/tooltip';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { PageTitle } from './core/page-title.ts';
import { problems } from './core/problems.ts';
import { provideIcons } from './ui/icons.ts';
import { routes } from './app-routes.ts';

/** The composition root of the console. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // Whoever stays after “Back” has the same pages behind them as before.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    // The newer way of asking cannot say how far an upload has come, and refuses to be asked.
    provideHttpClient(withXhr(), withInterceptors([problems])),
    provideIcons(),
    { provide: TitleStrategy, useClass: PageTitle },
    { provide: MAT_TOOLTIP_DEFAULT_OPTIONS, useValue: { showDelay: 300, hideDelay: 0, touchendHideDelay: 3000 } },
    {
      provide: MAT_DIALOG_DEFAULT_OPTIONS,
      // These options replace Material's own, its role among them: begin with those.
      useValue: Object.assign(new MatDialogConfig(), { autoFocus: 'first-tabbable', ariaModal: true }),
    },
  ],
};

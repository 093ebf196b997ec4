import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { REMOVE_STYLES_ON_COMPONENT_DESTROY } from '@angular/platform-browser';
import { MAT_RIPPLE_GLOBAL_OPTIONS } from '@angular/material/core';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes';
import { MissingPart } from './frame/missing-part';
import { DraftOffer } from './probes/draft-offer';
import { WantedPage } from './sign-in/wanted-page';
import { BundledTranslations, Language, languages } from './core/language';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useExisting: MissingPart },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withPreloading(WantedPage),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(error => {
        inject(MissingPart).handleNavigation(error);
      }),
      // What the handler has seen to, nobody else has to.
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    provideTransloco({
      config: { availableLangs: [...languages], defaultLang: 'en', prodMode: !isDevMode() },
      loader: BundledTranslations,
    }),
    provideAppInitializer(async () => {
      const offer = inject(DraftOffer);
      await inject(Language).start();
      offer.start();
    }),
    { provide: MAT_RIPPLE_GLOBAL_OPTIONS, useValue: { disabled: true } },
    // After its movement a dialog would take the focus, and what is typed, from the field that somebody has gone to.
    {
      provide: MAT_DIALOG_DEFAULT_OPTIONS,
      useFactory: () => Object.assign(new MatDialogConfig(), { delayFocusTrap: false }),
    },
    // Each style that comes or goes has the browser look at the whole page anew: 15 ms of a long list.
    { provide: REMOVE_STYLES_ON_COMPONENT_DESTROY, useValue: false },
  ],
};

import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { REMOVE_STYLES_ON_COMPONENT_DESTROY } from '@angular/platform-browser';
import { MAT_RIPPLE_GLOBAL_OPTIONS } from '@angular/material/core';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withPreloading,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes';
import { DraftOffer } from './probes/draft-offer';
import { WantedPage } from './sign-in/wanted-page';
import { BundledTranslations, Language, languages } from './core/language';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withPreloading(WantedPage),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
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
    // Each style that comes or goes has the browser look at the whole page anew: 15 ms of a long list.
    { provide: REMOVE_STYLES_ON_COMPONENT_DESTROY, useValue: false },
  ],
};

import { inject, provideAppInitializer } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { BundledTranslations, Language, languages } from '../core/language';

/** The console's texts as the page has them, for specs that read what stands on it. */
export const provideTexts = () => [
  provideTransloco({
    config: { availableLangs: [...languages], defaultLang: 'en', prodMode: true },
    loader: BundledTranslations,
  }),
  provideAppInitializer(() => inject(Language).start()),
];

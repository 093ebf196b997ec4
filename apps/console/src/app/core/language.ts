import { inject, Injectable, signal } from '@angular/core';
import { type Translation, TranslocoService, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { en } from '../i18n/en';
import type { SentenceBook } from './sentence-book';
import { storage } from './storage';

export const languages = ['en', 'zh'] as const;
export type LanguageName = (typeof languages)[number];

/** The tag that the browser's own formats understand. */
export const localeOf = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<
  LanguageName,
  string
>;

/** A language as those call it who speak it. */
export const nameOfLanguage: Readonly<Record<LanguageName, string>> = {
  en: 'English',
  zh: '中文',
};

const countingIn = (locale: string) => ({
  plural: new Intl.PluralRules(locale),
  number: new Intl.NumberFormat(locale),
});
/** How a language counts. Made once: making them takes longer than a hundred uses. */
export const counting = { en: countingIn(localeOf.en), zh: countingIn(localeOf.zh) };

export type TextKey = keyof typeof en;
/** What has a form for one and a form for more. */
export type CountedKey = TextKey extends infer K
  ? K extends `${infer B}.other`
    ? B
    : never
  : never;
export type TextParams = Readonly<Record<string, string | number>>;

/** The language of the page: the one chosen last, else the browser's, else English. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly chosen = signal<LanguageName>(
    languages.find(name => name === storage.read('language')) ??
      (navigator.language.startsWith('zh') ? 'zh' : 'en'),
  );
  readonly name = this.chosen.asReadonly();
  private book: SentenceBook | undefined;

  /** A text in the page's language. Read in a template, it follows the language. */
  readonly t = (key: TextKey, params?: TextParams): string => {
    const name = this.chosen();
    // Rows ask for thousands of them, most with nothing to fill in.
    const text: unknown = params === undefined && this.transloco.getTranslation(name)[key];
    return typeof text === 'string' ? text : this.transloco.translate(key, params, name);
  };

  /** A text that counts: `key.one` or `key.other`, as the language's grammar has it. */
  readonly tn = (key: CountedKey, n: number, params: TextParams = {}): string => {
    const { plural, number } = counting[this.chosen()];
    const form = plural.select(n) === 'one' ? 'one' : 'other';
    const counted = number.format(n);
    return this.t(`${key}.${form}`, { ...params, n: counted });
  };

  /** The text of the first of these keys that there is: from the particular to the general. */
  readonly first = (keys: readonly string[]): string | undefined => {
    const texts = this.transloco.getTranslation(this.chosen());
    const text: unknown = keys.map(key => texts[key] as unknown).find(each => each !== undefined);
    return typeof text === 'string' ? text : undefined;
  };

  /** What the API says in English, in the page's language; `''` for nothing. */
  readonly said = (sentence: string | null): string => {
    // To be read in a template, which follows the language.
    this.chosen();
    return sentence === null ? '' : (this.book?.say(sentence) ?? sentence);
  };

  /** Fetches the first language; the page waits for it. */
  start(): Promise<void> {
    return this.apply(this.chosen());
  }

  async choose(name: LanguageName): Promise<void> {
    storage.write('language', name);
    await this.apply(name);
  }

  private async apply(name: LanguageName): Promise<void> {
    const [book] = await Promise.all([
      sentences[name]?.(),
      firstValueFrom(this.transloco.load(name)),
    ]);
    this.book = book;
    this.transloco.setActiveLang(name);
    this.chosen.set(name);
    document.documentElement.lang = localeOf[name];
  }
}

/** Sentences of the API by language: it speaks English. */
const sentences: Partial<Record<LanguageName, () => Promise<SentenceBook>>> = {
  zh: () => import('../i18n/zh-sentences').then(({ zhSentences }) => zhSentences),
};

/** Each language is a file of its own, fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class BundledTranslations implements TranslocoLoader {
  getTranslation(name: string): Promise<Translation> {
    return name === 'zh'
      ? import('../i18n/zh').then(({ zh }) => zh)
      : import('../i18n/en').then(({ en }) => en);
  }
}

import { inject, Injectable } from '@angular/core';
import { Language } from '../core/language';

/** What the fields of targets are called. A new type or field needs its words in the catalogues, and nothing here. */
@Injectable({ providedIn: 'root' })
export class FieldWords {
  private readonly language = inject(Language);

  /** @param path such as `target.http.headers.0.name`; what is particular goes before what is general */
  label(path: string): string {
    const name = namesIn(path).at(-1) ?? '';
    return this.language.first(keysOf(path).map(key => `field.${key}`)) ?? name;
  }

  hint(path: string): string | undefined {
    return this.language.first(keysOf(path).map(key => `hint.${key}`));
  }

  /** What is written where nothing is typed. */
  sample(path: string): string {
    return this.language.first(keysOf(path).map(key => `sample.${key}`)) ?? '';
  }

  /** A choice in words; by its own name where that says enough. */
  choice(value: string): string {
    return this.language.first([`choice.${value}`]) ?? value;
  }
}

const namesIn = (path: string): string[] =>
  path.split('.').filter(name => name !== 'target' && !/^\d+$/u.test(name));

/** `http.url`, `proxy.url`, `url`: by type, by what holds it, by name. */
export function keysOf(path: string): string[] {
  const names = namesIn(path);
  const name = names.at(-1) ?? '';
  const holder = names.at(-2);
  return holder === undefined ? [name] : [`${holder}.${name}`, name];
}

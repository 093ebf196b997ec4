import { Component, inject } from '@angular/core';
import { densities } from '../core/density';
import { Language, languages } from '../core/language';
import { Theme, themes } from '../core/theme';
import { GallerySheet } from './gallery-sheet';

/** Every primitive of the console in every state, in both densities side by side. Its headings are names of the code. */
@Component({
  selector: 'app-gallery',
  imports: [GallerySheet],
  template: `<header>
      <h1>Dialtone</h1>
      @for (name of themes; track name) {
        <label>
          <input
            type="radio"
            name="theme"
            [checked]="theme.name() === name"
            (change)="theme.name.set(name)"
          />
          {{ name }}
        </label>
      }
      @for (name of languages; track name) {
        <label>
          <input
            type="radio"
            name="language"
            [checked]="language.name() === name"
            (change)="language.choose(name)"
          />
          {{ name }}
        </label>
      }
    </header>
    <main>
      @for (name of densities; track name) {
        <section [attr.data-density]="name" [attr.aria-label]="name">
          <h2>{{ name }}</h2>
          <app-gallery-sheet [key]="name" />
        </section>
      }
    </main>`,
  styles: `
    :host {
      display: block;
      padding: 20px 24px 64px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
      margin-bottom: 16px;
    }
    header h1 {
      margin-inline-end: auto;
    }
    main {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr));
      gap: 32px;
    }
    h2 {
      margin-bottom: 12px;
      font-size: var(--size-section);
    }
  `,
})
export class Gallery {
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
  protected readonly themes = themes;
  protected readonly languages = languages;
  protected readonly densities = densities;
}

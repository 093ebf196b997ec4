import { effect, Injectable, signal } from '@angular/core';
import { storage } from './storage';

export const themes = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

/** Light, dark, or as the system has it. `public/look.js` applies it before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  readonly name = signal<ThemeName>(
    themes.find(name => name === storage.read('theme')) ?? 'system',
  );

  constructor() {
    effect(() => {
      const name = this.name();
      storage.write('theme', name === 'system' ? undefined : name);
      if (name === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = name;
    });
  }
}

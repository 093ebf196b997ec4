import { effect, Injectable, signal } from '@angular/core';
import { storage } from './storage';

export const densities = ['comfortable', 'compact'] as const;
export type DensityName = (typeof densities)[number];

/** How close rows stand. `public/look.js` applies it before the first paint; what it means stands in the tokens. */
@Injectable({ providedIn: 'root' })
export class Density {
  readonly name = signal<DensityName>(
    densities.find(name => name === storage.read('density')) ?? 'comfortable',
  );

  constructor() {
    effect(() => {
      const name = this.name();
      storage.write('density', name === 'comfortable' ? undefined : name);
      if (name === 'comfortable') delete document.documentElement.dataset['density'];
      else document.documentElement.dataset['density'] = name;
    });
  }
}

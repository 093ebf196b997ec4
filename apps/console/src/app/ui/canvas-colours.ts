import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Theme } from '../core/theme';

/** When a canvas has to be drawn anew, for it reads neither `var()` nor `light-dark()`: see `colourAt`. */
@Injectable({ providedIn: 'root' })
export class CanvasColours {
  private readonly theme = inject(Theme);
  private readonly dark = signal(false);
  /** Changes whenever a canvas has to be drawn anew. */
  readonly look = computed(() => `${this.theme.name()} ${this.dark() ? 'dark' : 'light'}`);

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.dark.set(query.matches);
    };
    follow();
    query.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => {
      query.removeEventListener('change', follow);
    });
  }
}

/** What a token stands for where an element is, as a canvas understands it. */
export function colourAt(element: HTMLElement, token: string): string {
  // Where motion is reduced, every element has a transition: its colour would still be the one before.
  element.style.transition = 'none';
  element.style.color = `var(${token})`;
  const { color } = getComputedStyle(element);
  element.style.removeProperty('color');
  element.style.removeProperty('transition');
  return color;
}

/** The same colour, so much of it. */
export const faded = (colour: string, alpha: number): string =>
  colour.replace(/^rgb\((.*)\)$/u, `rgba($1, ${alpha})`);

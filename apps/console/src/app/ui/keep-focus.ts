import { afterNextRender, effect, inject, Injector, type Signal } from '@angular/core';

/**
 * Keeps the focus where it is in a list whose rows change places: a row that does is taken out of the page for it, and what
 * has the focus in it would lose it.
 * @param rows changes before they are drawn anew
 */
export function keepFocus(list: HTMLElement, rows: Signal<unknown>): void {
  const injector = inject(Injector);
  effect(() => {
    rows();
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !list.contains(focused)) return;
    afterNextRender(
      () => {
        if (focused.isConnected && document.activeElement === document.body)
          focused.focus({ preventScroll: true });
      },
      { injector },
    );
  });
}

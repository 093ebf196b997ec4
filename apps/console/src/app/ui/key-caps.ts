import { Component, computed, input } from '@angular/core';
import { keyCaps } from '../core/keys';

/** On a Mac the command key takes the place of Ctrl. */
const mac = /mac|iphone|ipad/iu.test(navigator.userAgent);

/** The keys of a command, as caps. */
@Component({
  selector: 'app-key-caps',
  template: `@for (cap of caps(); track $index) {
    <kbd>{{ cap }}</kbd>
  }`,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
    }
    kbd {
      min-width: 20px;
      padding: 0 5px;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: var(--radius-small);
      background: var(--surface);
      color: var(--muted);
      font: 500 var(--size-tiny) / 17px var(--font);
      text-align: center;
    }
  `,
})
export class KeyCaps {
  /** As commands write them: `mod+k`, `g p`. */
  readonly keys = input.required<string>();
  protected readonly caps = computed(() => keyCaps(this.keys(), mac));
}

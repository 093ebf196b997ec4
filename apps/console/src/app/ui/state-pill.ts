import { Component, computed, effect, ElementRef, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { Now } from '../core/now';
import { spanText } from '../core/time-text';
import type { Standing } from './standing';
import { StateShape } from './state-shape';

/** A state in shape, word and colour, and since when. It flashes once when the state changes. */
@Component({
  selector: 'app-state-pill',
  imports: [StateShape],
  template: `<app-state-shape [state]="state()" />
    <span class="word">{{ word() }}</span>
    @if (since(); as span) {
      <span class="since">{{ t('pill.for', { span }) }}</span>
    }`,
  styleUrl: './state-pill.css',
  host: { '[attr.data-state]': 'state()' },
})
export class StatePill {
  readonly state = input.required<Standing>();
  /** ISO 8601; the span is left out when it is not known. */
  readonly stateSince = input<string | null>();

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = this.language.t;
  protected readonly word = computed(() => this.t(`state.${this.state()}`));
  protected readonly since = computed(() => {
    const since = this.stateSince();
    return since ? spanText(this.now.ms() - Date.parse(since), this.language.name()) : undefined;
  });

  constructor() {
    let shown: Standing | undefined;
    effect(() => {
      const state = this.state();
      if (shown !== undefined && shown !== state) flash(this.element.nativeElement);
      shown = state;
    });
  }
}

function flash(element: HTMLElement): void {
  if (typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches)
    return;
  element.animate([{ boxShadow: '0 0 0 0 currentColor' }, { boxShadow: '0 0 0 6px transparent' }], {
    duration: 900,
    easing: 'ease-out',
  });
}

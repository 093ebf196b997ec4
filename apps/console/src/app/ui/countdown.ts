import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { momentText, spanText } from '../core/time-text';

/** How long until a moment, by the one clock that ticks for the whole page; the moment itself on hover. */
@Component({
  selector: 'app-countdown',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ text() }}</time>`,
})
export class Countdown {
  /** ISO 8601 */
  readonly at = input.required<string>();
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly text = computed(() => {
    const left = Date.parse(this.at()) - this.now.ms();
    return left < 1000 ? this.language.t('table.now') : spanText(left, this.language.name());
  });
  protected readonly exact = computed(() =>
    momentText(new Date(this.at()), localeOf[this.language.name()]),
  );
}

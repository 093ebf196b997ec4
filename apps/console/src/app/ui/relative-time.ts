import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { momentText, relativeText } from '../core/time-text';

/** A moment as seen from now, kept current; the moment itself on hover. */
@Component({
  selector: 'app-relative-time',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ text() }}</time>`,
})
export class RelativeTime {
  /** ISO 8601 */
  readonly at = input.required<string>();
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly text = computed(() =>
    relativeText(Date.parse(this.at()), this.now.ms(), this.language.name()),
  );
  protected readonly exact = computed(() =>
    momentText(new Date(this.at()), localeOf[this.language.name()]),
  );
}

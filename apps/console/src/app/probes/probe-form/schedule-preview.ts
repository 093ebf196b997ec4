import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../../core/language';
import { Now } from '../../core/now';
import { exactText, relativeText } from '../../core/time-text';

/** What a schedule means: in words, and its next moments. */
@Component({
  selector: 'app-schedule-preview',
  template: `<p lang="en">{{ description() }}</p>
    <p class="muted">{{ t('form.next') }}</p>
    <ol>
      @for (moment of moments(); track moment.at) {
        <li>
          <time [attr.datetime]="moment.at">{{ moment.exact }}</time>
          <span class="muted">{{ moment.relative }}</span>
        </li>
      }
    </ol>`,
  styles: `
    :host {
      display: block;
      padding: 10px 12px;
      border-radius: var(--radius-control);
      background: var(--raised);
      font-size: 12.5px;
    }
    p:first-child {
      font-weight: 540;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 18px;
      margin-top: 2px;
    }
    li {
      display: flex;
      gap: 6px;
      white-space: nowrap;
    }
  `,
})
export class SchedulePreview {
  readonly description = input.required<string>();
  /** ISO 8601 */
  readonly next = input.required<readonly string[]>();

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;
  protected readonly moments = computed(() =>
    this.next().map(at => ({
      at,
      exact: exactText(new Date(at), new Date(this.now.ms()), localeOf[this.language.name()]),
      relative: relativeText(Date.parse(at), this.now.ms(), this.language.name()),
    })),
  );
}

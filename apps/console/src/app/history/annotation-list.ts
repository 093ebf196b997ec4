import { Component, inject, input, output } from '@angular/core';
import { Language } from '../core/language';
import { Icon } from '../ui/icon';
import { RelativeTime } from '../ui/relative-time';
import { Annotator } from './annotator';

/** Something that happened outside, as a chart is told of it. */
export interface Happened {
  readonly id: string;
  /** ISO 8601 */
  readonly at: string;
  readonly title: string;
  readonly url: string | null;
}

/** What happened outside while a chart was drawn, each to be read more of or taken back. */
@Component({
  selector: 'app-annotation-list',
  imports: [Icon, RelativeTime],
  template: `<ul [attr.aria-label]="t('chart.happened')">
    @for (event of events(); track event.id) {
      <li>
        <span class="flag" aria-hidden="true">▼</span>
        <app-relative-time class="muted" [at]="event.at" />
        @if (event.url; as url) {
          <a [href]="url" rel="noreferrer" target="_blank" dir="auto">{{ event.title }}</a>
        } @else {
          <span dir="auto">{{ event.title }}</span>
        }
        <button
          type="button"
          [attr.aria-label]="t('annotation.takeBack', { title: event.title })"
          [title]="t('action.delete')"
          (click)="takeBack(event)"
        >
          <app-icon name="clear" />
        </button>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: grid;
      gap: 4px;
      margin-top: 8px;
      font-size: var(--size-small);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
    }
    .flag {
      color: var(--link);
      font-size: 9px;
    }
    button {
      --icon: 14px;
      display: grid;
      place-content: center;
      min-width: 24px;
      min-height: 24px;
      border: 0;
      border-radius: var(--radius-control);
      background: none;
      color: var(--muted);
      cursor: pointer;
    }
    button:hover {
      background: var(--raised);
      color: var(--text);
    }
  `,
})
export class AnnotationList {
  readonly events = input.required<readonly Happened[]>();
  /** One of them is gone, and the focus with it. */
  readonly takenBack = output();

  private readonly annotator = inject(Annotator);
  protected readonly t = inject(Language).t;

  protected async takeBack(event: Happened): Promise<void> {
    if (await this.annotator.takeBack(event)) this.takenBack.emit();
  }
}

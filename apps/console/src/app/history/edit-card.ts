import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../core/language';
import { ErrorMessage } from '../ui/error-message';
import { EditList } from './edit-list';
import { HistoryApi } from './history-api';
import { pagedList } from './paged-list';

/** How many the page of a probe begins with, and how many each further step brings. */
const atOnce = 8;

/** Who changed a probe. */
@Component({
  selector: 'app-edit-card',
  imports: [EditList, ErrorMessage, MatButton],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('edits.title') }}</h2>
    </div>
    @if (list.error(); as error) {
      <app-error-message [error]="error" (retry)="list.reload()" />
    } @else if (list.items().length > 0) {
      <app-edit-list [edits]="list.items()" />
      @if (list.hasOlder()) {
        <button class="older" matButton="text" type="button" (click)="list.showOlder()">
          {{ t('edits.older') }}
        </button>
      }
    } @else if (list.loaded()) {
      <p class="muted">{{ t('edits.none') }}</p>
    } @else {
      <div class="skeleton" role="status">
        <span class="unseen">{{ t('loading') }}</span>
      </div>
    }`,
  styleUrl: './history-card.css',
})
export class EditCard {
  readonly probeId = input.required<string>();
  /** When the probe was last changed: when this changes, it is read again. */
  readonly updatedAt = input.required<string>();

  private readonly api = inject(HistoryApi);
  protected readonly t = inject(Language).t;
  protected readonly list = pagedList({
    params: () => ({ id: this.probeId(), updatedAt: this.updatedAt() }),
    load: ({ id }, after, signal) => this.api.edits(id, atOnce, after, signal),
  });
}

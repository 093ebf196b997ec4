import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../core/language';
import { ErrorMessage } from '../ui/error-message';
import { HistoryApi } from './history-api';
import { pagedList } from './paged-list';
import { TransitionList } from './transition-list';

/** How many the page of a probe begins with, and how many each further step brings. */
const atOnce = 8;

/** When a target changed what it was found to be. */
@Component({
  selector: 'app-transition-card',
  imports: [ErrorMessage, MatButton, TransitionList],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('history.changes') }}</h2>
    </div>
    @if (list.error(); as error) {
      <app-error-message [error]="error" (retry)="list.reload()" />
    } @else if (list.items().length > 0) {
      <app-transition-list [transitions]="list.items()" />
      @if (list.hasOlder()) {
        <button class="older" matButton="text" type="button" (click)="list.showOlder()">
          {{ t('history.olderChanges') }}
        </button>
      }
    } @else if (list.loaded()) {
      <p class="muted">{{ t('history.noChanges') }}</p>
    } @else {
      <div class="skeleton" role="status">
        <span class="unseen">{{ t('loading') }}</span>
      </div>
    }`,
  styleUrl: './history-card.css',
})
export class TransitionCard {
  readonly probeId = input.required<string>();
  /** Changes when the answer of the target does: only then is it read again. */
  readonly since = input.required<string | null>();

  private readonly api = inject(HistoryApi);
  protected readonly t = inject(Language).t;
  protected readonly list = pagedList({
    params: () => ({ id: this.probeId(), since: this.since() }),
    load: ({ id }, after, signal) => this.api.transitions(id, atOnce, after, signal),
  });
}

import { Component, computed, effect, inject, input, resource, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Language } from '../core/language';
import { Now } from '../core/now';
import type { Cell } from '../ui/availability-cells';
import { ErrorMessage } from '../ui/error-message';
import { AvailabilityTable } from './availability-table';
import { held, queryOf } from './chart-span';
import { HistoryApi } from './history-api';

/** Percents of days and years move slowly. */
const everyMs = 60_000;

/** How available a target was over days and years; a step that is chosen is shown in the chart. */
@Component({
  selector: 'app-availability-card',
  imports: [AvailabilityTable, ErrorMessage],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('history.availability') }}</h2>
      <span class="muted note">{{ t('history.coverageText') }}</span>
    </div>
    @if (asked.error(); as error) {
      <app-error-message [error]="error" (retry)="asked.reload()" />
    } @else if (windows(); as windows) {
      <app-availability-table [windows]="windows" (looked)="lookInto($event)" />
    } @else {
      <div class="skeleton" role="status">
        <span class="unseen">{{ t('loading') }}</span>
      </div>
    }`,
  styles: `
    :host {
      display: block;
    }
    .note {
      font-size: var(--size-small);
    }
    .skeleton {
      height: 190px;
    }
  `,
})
export class AvailabilityCard {
  readonly probeId = input.required<string>();
  /** Changes when the answer of the target does: then it is read again at once. */
  readonly since = input.required<string | null>();

  private readonly api = inject(HistoryApi);
  private readonly now = inject(Now);
  private readonly router = inject(Router);
  protected readonly t = inject(Language).t;
  protected readonly asked = resource({
    params: () => ({ id: this.probeId(), since: this.since() }),
    loader: ({ params, abortSignal }) =>
      this.api.availability(params.id, untracked(this.now.ms), abortSignal),
  });
  protected readonly windows = computed(() =>
    this.asked.hasValue() ? (this.asked.value() ?? undefined) : undefined,
  );

  constructor() {
    const beat = computed(() => Math.floor(this.now.ms() / everyMs));
    let last = beat();
    effect(() => {
      if (beat() === last) return;
      last = beat();
      this.asked.reload();
    });
  }

  protected lookInto({ fromMs, untilMs }: Cell): void {
    void this.router.navigate([], {
      queryParams: queryOf(held({ fromMs, untilMs }, this.now.ms())),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

import { Component, computed, inject, input, resource } from '@angular/core';
import { Language } from '../core/language';
import { ErrorMessage } from '../ui/error-message';
import { ComparedView } from './compared-view';
import { EvidenceApi } from './evidence-api';
import { FailureList } from './failure-list';

/** How many failures the page of a probe offers; the page of a result offers more. */
const offered = 5;

/** The last failures of a probe; while it is not up, the newest stands here beside the last good check. */
@Component({
  selector: 'app-failures',
  imports: [ComparedView, ErrorMessage, FailureList],
  template: `@if (failures.error(); as error) {
      <app-error-message [error]="error" (retry)="failures.reload()" />
    } @else if (failures.hasValue()) {
      @if (failures.value().length === 0) {
        <p class="muted">{{ t('evidence.noFailures') }}</p>
      } @else {
        <app-failure-list
          [probeId]="probeId()"
          [failures]="failures.value()"
          [current]="wrong() ? newest() : undefined"
        />
      }
    } @else {
      <div class="skeleton" role="status">
        <span class="unseen">{{ t('loading') }}</span>
      </div>
    }
    @if (compared.hasValue() && compared.value(); as compared) {
      <app-compared-view [compared]="compared" />
    }`,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }
    .skeleton {
      height: 96px;
    }
  `,
})
export class Failures {
  readonly probeId = input.required<string>();
  /** Whether the probe is down or degraded now. */
  readonly wrong = input.required<boolean>();
  /** Changes when the answer does: only then is it read again, for nobody reads what moves. */
  readonly since = input.required<string | null>();

  private readonly api = inject(EvidenceApi);
  protected readonly t = inject(Language).t;
  protected readonly failures = resource({
    params: () => ({ id: this.probeId(), since: this.since(), wrong: this.wrong() }),
    loader: ({ params, abortSignal }) => this.api.failures(params.id, offered, abortSignal),
  });
  protected readonly newest = computed(() =>
    this.failures.hasValue() ? (this.failures.value()[0]?.id ?? undefined) : undefined,
  );
  protected readonly compared = resource({
    params: () => (this.wrong() ? this.newest() : undefined),
    loader: ({ params, abortSignal }) => this.api.comparison(params, abortSignal),
  });
}

import { Component, computed, inject, input, resource } from '@angular/core';
import { Language } from '../../core/language';
import { ErrorMessage } from '../../ui/error-message';
import { SchedulePreview } from '../probe-form/schedule-preview';
import { ProbesApi } from '../probes-api';

/** When a probe is due: in words, its next runs, and what the next change of the clocks does to them. */
@Component({
  selector: 'app-schedule-card',
  imports: [ErrorMessage, SchedulePreview],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('column.schedule') }}</h2>
      <code class="mono muted">{{ cron() }}</code>
    </div>
    @if (asked.error(); as error) {
      <app-error-message [error]="error" (retry)="asked.reload()" />
    } @else if (preview(); as preview) {
      @if (nextRunAt() === null) {
        <p class="muted">{{ t('detail.notDue') }}</p>
      }
      <app-schedule-preview [cron]="cron()" [preview]="preview" />
    } @else {
      <div class="skeleton" role="status">
        <span class="unseen">{{ t('loading') }}</span>
      </div>
    }`,
  styles: `
    :host {
      display: block;
    }
    p {
      margin-bottom: 8px;
    }
    .skeleton {
      height: 150px;
    }
  `,
})
export class ScheduleCard {
  readonly cron = input.required<string>();
  /** When it runs next, as the scheduler has it; null while it does not run at all. ISO 8601. */
  readonly nextRunAt = input.required<string | null>();

  private readonly api = inject(ProbesApi);
  protected readonly t = inject(Language).t;
  protected readonly asked = resource({
    params: () => ({ cron: this.cron(), next: this.nextRunAt() }),
    loader: ({ params, abortSignal }) => this.api.schedulePreview(params.cron, abortSignal),
  });
  /** An interval has a phase of its own, which the scheduler knows: its next run, and so often after it. */
  protected readonly preview = computed(() => {
    const [preview, nextRunAt] = [
      this.asked.hasValue() ? this.asked.value() : undefined,
      this.nextRunAt(),
    ];
    if (preview === undefined || nextRunAt === null || !preview.normal.startsWith('@every'))
      return preview;
    const [first = '', second = ''] = preview.next;
    const periodMs = Date.parse(second) - Date.parse(first);
    const next = preview.next.map((_, index) =>
      new Date(Date.parse(nextRunAt) + index * periodMs).toISOString(),
    );
    return { ...preview, next };
  });
}

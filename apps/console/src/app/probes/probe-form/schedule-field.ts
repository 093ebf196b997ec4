import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { ApiError } from '../../core/api-error';
import { Language } from '../../core/language';
import { TextField } from '../../ui/text-field';
import { ProbesApi } from '../probes-api';
import { FormState } from './form-state';
import { SchedulePreview } from './schedule-preview';

/** How long after the last key the schedule is asked for, in milliseconds. */
const pauseMs = 300;

/** How often, as text, with what it means. It is judged while it is typed: its preview says so when it means nothing. */
@Component({
  selector: 'app-schedule-field',
  imports: [SchedulePreview, TextField],
  template: `<app-text-field
      field="cron"
      mono
      [label]="t('form.cron')"
      [hint]="t('form.cronHint')"
      [value]="text()"
      [problems]="problems()"
      (valueChange)="state.write('cron', $event)"
      (left)="state.leave('cron')"
    />
    <div aria-live="polite">
      @if (shown(); as shown) {
        <app-schedule-preview [cron]="shown.cron" [preview]="shown.preview" />
      }
    </div>`,
  styles: `
    :host {
      display: contents;
    }
    div {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    div:not(:has(*)) {
      display: none;
    }
  `,
})
export class ScheduleField {
  private readonly api = inject(ProbesApi);
  protected readonly state = inject(FormState);
  protected readonly t = inject(Language).t;

  protected readonly text = computed(() => this.state.draft().texts.cron);
  private readonly cron = signal(this.text());
  private readonly preview = resource({
    params: () => this.cron().trim() || undefined,
    loader: async ({ params, abortSignal }) => ({
      cron: params,
      preview: await this.api.schedulePreview(params, abortSignal),
    }),
  });
  protected readonly shown = computed(() =>
    this.preview.hasValue() && this.problems().length === 0 ? this.preview.value() : undefined,
  );
  protected readonly problems = computed(() => {
    const error = this.preview.error();
    const told = error instanceof ApiError && error.code === 'BAD_USER_INPUT' ? error : undefined;
    const sentences = told?.problems.map(({ message }) => message) ?? [];
    const said = told !== undefined && sentences.length === 0 ? [told.message] : sentences;
    return [...new Set([...this.state.problemsAt('cron'), ...said])];
  });

  constructor() {
    effect(onCleanup => {
      const cron = this.text();
      if (cron === untracked(this.cron)) return;
      const timer = setTimeout(() => {
        this.cron.set(cron);
      }, pauseMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }
}

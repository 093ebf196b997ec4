import { Component, computed, inject, input, resource, signal, effect } from '@angular/core';
import { SchedulePreview } from '../probes/probe-form/schedule-preview';
import { MaintenanceApi } from './maintenance-api';

/** Letters that follow each other faster than this are one question. */
const pauseMs = 250;

/** What a cron text means and when the window opens next; nothing while the text means nothing. */
@Component({
  selector: 'app-opening-preview',
  imports: [SchedulePreview],
  template: `@if (preview(); as preview) {
    <app-schedule-preview [cron]="preview.normal" [preview]="preview" />
  }`,
})
export class OpeningPreview {
  readonly cron = input.required<string>();
  /** Empty: the server's. */
  readonly timeZone = input.required<string>();
  private readonly api = inject(MaintenanceApi);
  private readonly asked = signal<{ cron: string; timeZone: string } | undefined>(undefined);
  private readonly answer = resource({
    params: () => this.asked(),
    loader: ({ params: { cron, timeZone }, abortSignal }) =>
      this.api.preview(cron, timeZone === '' ? undefined : timeZone, abortSignal),
  });
  protected readonly preview = computed(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );

  constructor() {
    effect(onCleanup => {
      const question = { cron: this.cron().trim(), timeZone: this.timeZone() };
      const timer = setTimeout(() => {
        this.asked.set(question.cron === '' ? undefined : question);
      }, pauseMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';

/** What stands where content should be when it could not be had, and the way out. */
@Component({
  selector: 'app-error-message',
  imports: [MatButton],
  template: `<div class="message" role="alert">
    <h2>{{ t('error.title') }}</h2>
    <p>{{ text() }}</p>
    <div class="actions">
      <button matButton="outlined" type="button" (click)="retry.emit()">
        {{ t('action.retry') }}
      </button>
    </div>
  </div>`,
})
export class ErrorMessage {
  readonly error = input.required<unknown>();
  readonly retry = output();
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly text = computed(() => errorText(this.error(), this.language));
}

/** An error as a sentence for the person in front of the page. */
export function errorText(error: unknown, { t, said }: Pick<Language, 't' | 'said'>): string {
  // A resource wraps what is not an Error; ours come as they were thrown.
  if (!(error instanceof ApiError)) return t('error.unknown');
  if (error.code === 'UNREACHABLE') return t('error.unreachable');
  if (error.code === 'INTERNAL_SERVER_ERROR') return t('error.internal');
  return said(error.message);
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Language } from '../core/language';

@Component({
  selector: 'app-not-found',
  imports: [MatButton, RouterLink],
  template: `<div class="message">
    <h1>{{ t('notFound.title') }}</h1>
    <p>{{ t('notFound.text') }}</p>
    <div class="actions">
      <a matButton="outlined" routerLink="/probes">{{ t('notFound.back') }}</a>
    </div>
  </div>`,
})
export class NotFound {
  protected readonly t = inject(Language).t;
}

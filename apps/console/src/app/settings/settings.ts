import { Component, computed, effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { LookSettings } from './look-settings';
import { PasswordForm } from './password-form';
import { ProductCard } from './product-card';

/** What is a person's own, what this browser shows and how, and what runs at the other end. */
@Component({
  selector: 'app-settings',
  imports: [LookSettings, PasswordForm, ProductCard],
  template: `<h1>{{ t('frame.settings') }}</h1>
    <div class="parts">
      <app-look-settings class="card" />
      <section class="card" aria-labelledby="profile-title">
        <div class="card-head">
          <h2 class="card-title" id="profile-title">{{ t('settings.profile') }}</h2>
        </div>
        <dl>
          <dt>{{ t('signIn.username') }}</dt>
          <dd dir="auto">{{ username() }}</dd>
        </dl>
        <app-password-form />
      </section>
      <app-product-card class="card" />
    </div>`,
  styles: `
    h1 {
      margin-bottom: 16px;
    }
    .parts {
      columns: 3 380px;
      column-gap: var(--gap);
      max-width: 1440px;
    }
    .card {
      break-inside: avoid;
      margin-bottom: var(--gap);
      padding: var(--card-pad);
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 4px 16px;
      margin-bottom: 16px;
      font-size: var(--size-control);
    }
    dt {
      color: var(--muted);
    }
  `,
})
export class Settings {
  private readonly session = inject(Session);
  protected readonly t = inject(Language).t;
  protected readonly username = computed(() => this.session.user()?.username ?? '');

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.t('frame.settings')} · Dialtone`);
    });
  }
}

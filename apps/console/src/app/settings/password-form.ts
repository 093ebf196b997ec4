import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '../core/api';
import type { FieldProblems } from '../core/field-problems';
import { ChangePasswordDocument } from '../core/gql/graphql';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { refusedFields } from '../ui/refused-fields';
import { Toast } from '../ui/toast';
import { PasswordField } from './password-field';

const shown = new Set(['current', 'next', 'again']);

/** Another password. It ends every other session of the user, and this one goes on with a token of its own. */
@Component({
  selector: 'app-password-form',
  imports: [MatButton, PasswordField],
  template: `<form novalidate [attr.aria-busy]="busy()" (submit)="change($event)">
    <h3>{{ t('password.title') }}</h3>
    <input
      class="unseen"
      autocomplete="username"
      tabindex="-1"
      aria-hidden="true"
      [value]="session.user()?.username ?? ''"
      readonly
    />
    <app-password-field
      field="current"
      complete="current-password"
      [label]="t('password.current')"
      [problems]="problems().get('current') ?? []"
      [(value)]="current"
    />
    <app-password-field
      field="next"
      complete="new-password"
      [label]="t('password.next')"
      [problems]="problems().get('next') ?? []"
      [(value)]="next"
    />
    <app-password-field
      field="again"
      complete="new-password"
      [label]="t('password.again')"
      [problems]="problems().get('again') ?? []"
      [(value)]="again"
    />
    <div role="alert">
      @for (problem of problems().get('') ?? []; track $index) {
        <p class="problem">{{ problem }}</p>
      }
    </div>
    <div class="actions">
      <button matButton="filled" type="submit" [disabled]="busy()">
        {{ t('password.change') }}
      </button>
      <span class="muted">{{ t('password.hint') }}</span>
    </div>
  </form>`,
  styles: `
    form {
      display: grid;
      gap: 12px;
    }
    h3 {
      margin: 0;
      font-size: var(--size-base);
      font-weight: 620;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
    }
    .muted {
      flex: 1 1 180px;
      font-size: var(--size-small);
    }
    .problem {
      color: var(--down-ink);
      font-size: var(--size-table);
    }
  `,
})
export class PasswordForm {
  private readonly api = inject(Api);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);
  protected readonly session = inject(Session);
  protected readonly t = this.language.t;
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly busy = signal(false);
  protected readonly problems = signal<FieldProblems>(new Map());

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problems.set(this.judged());
    if (this.problems().size > 0) return;
    this.busy.set(true);
    try {
      const variables = { current: this.current(), next: this.next() };
      const { changePassword } = await this.api.request(ChangePasswordDocument, variables);
      this.session.begin(changePassword);
      for (const field of [this.current, this.next, this.again]) field.set('');
      this.toast.say(this.t('password.done'));
    } catch (error) {
      this.problems.set(refusedFields(error, shown, this.language));
    } finally {
      this.busy.set(false);
    }
  }

  /** What the server need not be asked. */
  private judged(): FieldProblems {
    const found = new Map<string, string[]>();
    if (this.current() === '') found.set('current', [this.t('password.currentNeeded')]);
    if (this.next() === '') found.set('next', [this.t('password.nextNeeded')]);
    else if (this.next() !== this.again()) found.set('again', [this.t('password.differs')]);
    return found;
  }
}

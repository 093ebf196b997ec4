import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Api } from '../core/api';
import { ApiError } from '../core/api-error';
import { LoginDocument } from '../core/gql/graphql';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { errorText } from '../ui/error-message';
import { returnPath } from './return-path';

@Component({
  selector: 'app-sign-in',
  imports: [MatButton],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;

  /** Bound from the `?return=` of the url: where to go once signed in. */
  readonly return = input<string>();
  private readonly first = viewChild.required<ElementRef<HTMLElement>>('username');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly other = computed(() => (this.language.name() === 'zh' ? 'en' : 'zh'));

  constructor() {
    // The page has one purpose, and this is where it begins.
    afterNextRender(() => {
      this.first().nativeElement.focus();
    });
  }

  protected switchLanguage(): void {
    void this.language.choose(this.other());
  }

  protected async signIn(event: Event, username: string, password: string): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problem.set(undefined);
    if (username.trim() === '' || password === '') {
      this.problem.set(this.t('signIn.incomplete'));
      return;
    }
    this.busy.set(true);
    try {
      const { login } = await this.api.request(LoginDocument, {
        username: username.trim(),
        password,
      });
      this.session.begin(login);
      await this.router.navigateByUrl(returnPath(this.return()));
    } catch (error) {
      this.problem.set(this.told(error));
    } finally {
      this.busy.set(false);
    }
  }

  private told(error: unknown): string {
    return error instanceof ApiError && error.code === 'UNAUTHENTICATED'
      ? this.t('signIn.wrong')
      : errorText(error, this.language);
  }
}

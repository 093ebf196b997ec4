import { type ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';
import { Language } from '../core/language';
import { Toast } from '../ui/toast';

/** As Chromium, Firefox and Safari say that a program could not be fetched. */
const missing = /dynamically imported module|Importing a module script failed/iu;

/**
 * What becomes of an error that nobody caught. A part of the console that could not be fetched is one: the server is away,
 * or has another release, whose programs have other names. The page says so, or goes on as the new release has it.
 */
@Injectable({ providedIn: 'root' })
export class MissingPart implements ErrorHandler {
  private readonly injector = inject(Injector);

  /** Asked for only when something is said: an error may come before they can be made. */
  private get toast(): Toast {
    return this.injector.get(Toast);
  }
  private get language(): Language {
    return this.injector.get(Language);
  }

  handleError(error: unknown): void {
    if (isMissingPart(error)) void this.offerReload();
    else console.error(error);
  }

  /** A page of another release is one that the server has whole. The first page of all has just come from it. */
  handleNavigation({ error, url }: NavigationError): void {
    if (!isMissingPart(error)) console.error(error);
    else if (this.injector.get(Router).navigated) void this.load(url);
    else void this.offerReload();
  }

  private async load(url: string): Promise<void> {
    if (await isReachable()) location.assign(url);
    else this.sayAway();
  }

  private async offerReload(): Promise<void> {
    if (!(await isReachable())) {
      this.sayAway();
      return;
    }
    const { t } = this.language;
    this.toast.offer(t('part.gone'), { word: t('action.reload'), forMs: 0 }, () => {
      location.reload();
    });
  }

  private sayAway(): void {
    this.toast.say(this.language.t('part.away'));
  }
}

const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && missing.test(error.message);

async function isReachable(): Promise<boolean> {
  try {
    const { ok } = await fetch('/', { method: 'HEAD', cache: 'no-store' });
    return ok;
  } catch {
    return false;
  }
}

import { effect, inject, Injectable, Injector, untracked } from '@angular/core';
import { Language } from '../core/language';
import { Session } from '../core/session';
import { Toast } from '../ui/toast';
import { type KeptNote, readKept } from './kept-note';

/** Whoever comes back, after a reload or a lost session, hears of the form that they left. */
@Injectable({ providedIn: 'root' })
export class DraftOffer {
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly language = inject(Language);

  start(): void {
    effect(
      () => {
        const user = this.session.user()?.username;
        const note = user === undefined ? undefined : readKept(user);
        if (note !== undefined)
          untracked(() => {
            this.say(note);
          });
      },
      { injector: this.injector },
    );
  }

  private say(note: KeptNote): void {
    const { t } = this.language;
    const name = note.name === '' ? t('form.create') : note.name;
    const forMs = 30_000;
    this.injector
      .get(Toast)
      .offer(t('kept.toast', { name }), { word: t('kept.goOn'), forMs }, () => {
        void this.open(note);
      });
  }

  private async open(note: KeptNote): Promise<void> {
    const { FormOpener } = await import('./form-opener');
    await this.injector.get(FormOpener).resume(note);
  }
}

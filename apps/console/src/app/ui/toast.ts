import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Language } from '../core/language';
import { errorText } from './error-message';

/** A sentence that says what was just done, or why it was not. It goes by itself. */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly bar = inject(MatSnackBar);
  private readonly language = inject(Language);

  say(sentence: string): void {
    this.bar.open(sentence, undefined, { duration: 5000 });
  }

  /** A sentence with a word that does something about it while it stands there. */
  offer(sentence: string, { word, forMs }: { word: string; forMs: number }, act: () => void): void {
    const opened = this.bar.open(sentence, word, { duration: forMs });
    opened.onAction().subscribe(act);
  }

  /** What was said is of no more use. */
  clear(): void {
    this.bar.dismiss();
  }

  /** Failures stay until they are dismissed or eight seconds have passed. */
  sayFailure(error: unknown): void {
    this.bar.open(errorText(error, this.language), this.language.t('action.dismiss'), {
      duration: 8000,
      politeness: 'assertive',
    });
  }

  /** Does something, and says what went wrong with it. @returns whether nothing did */
  async orSay(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.sayFailure(error);
      return false;
    }
  }
}

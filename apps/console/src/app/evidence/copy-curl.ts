import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../core/language';
import { Icon } from '../ui/icon';
import { Toast } from '../ui/toast';

/** Puts the command that repeats a check into the clipboard, also where the page came over plain HTTP. */
@Component({
  selector: 'app-copy-curl',
  imports: [Icon, MatButton],
  template: `<button matButton="outlined" type="button" (click)="copy()">
    <span class="with-icon"
      ><app-icon name="copy" /><span class="words">{{ t('action.copyCurl') }}</span></span
    >
  </button>`,
  styles: `
    /* Beside other buttons on a phone: the drawing alone, with the words for whoever hears them. */
    @media (max-width: 639px) {
      button {
        min-width: 0;
        padding-inline: 12px;
      }
      .words {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class CopyCurl {
  readonly command = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private readonly toast = inject(Toast);
  protected readonly t = inject(Language).t;

  protected copy(): void {
    const copied = this.clipboard.copy(this.command());
    this.toast.say(this.t(copied ? 'copied.curl' : 'copied.failed'));
  }
}

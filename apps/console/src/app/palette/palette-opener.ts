import { inject, Injectable } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Language } from '../core/language';
import type { Palette } from './palette';
import { TypedAhead } from './typed-ahead';

/** Opens the palette, and the help of keys; both are fetched when they are first needed. */
@Injectable({ providedIn: 'root' })
export class PaletteOpener {
  private readonly dialog = inject(MatDialog);
  private readonly language = inject(Language);

  /** Fetches the palette, so that it is there when it is called. */
  async prepare(): Promise<void> {
    await import('./palette');
  }

  async open(): Promise<void> {
    if (this.dialog.openDialogs.length > 0) return;
    const typed = new TypedAhead();
    try {
      const { Palette } = await import('./palette');
      const opened = this.show(Palette);
      await firstValueFrom(opened.afterOpened());
      opened.componentInstance.begin(typed.stop());
    } finally {
      typed.stop();
    }
  }

  private show(palette: typeof Palette): MatDialogRef<Palette> {
    return this.dialog.open(palette, {
      width: '640px',
      maxWidth: 'calc(100vw - 24px)',
      position: { top: 'min(12dvh, 120px)' },
      panelClass: 'palette',
      autoFocus: 'input',
      // Who types on at once must not lose a letter to a movement.
      enterAnimationDuration: 0,
      exitAnimationDuration: 0,
      ariaLabel: this.language.t('palette.label'),
    });
  }

  async openHelp(): Promise<void> {
    const { KeyHelp } = await import('./key-help');
    if (this.dialog.openDialogs.length > 0) return;
    this.dialog.open(KeyHelp, { width: '680px', maxWidth: 'calc(100vw - 24px)' });
  }
}

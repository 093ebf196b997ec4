import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogModule,
  MatDialogRef,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Language } from '../core/language';
import { TextField } from './text-field';

export interface TextQuestion {
  readonly title: string;
  readonly label: string;
  /** The word on the button that takes the text. */
  readonly yes: string;
}

@Component({
  selector: 'app-ask-text',
  imports: [MatButton, MatDialogModule, TextField],
  template: `<form (submit)="take($event)">
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <app-text-field field="answer" [label]="question.label" [(value)]="text" />
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" mat-dialog-close>{{ t('action.cancel') }}</button>
      <button matButton="filled" type="submit" [disabled]="text().trim() === ''">
        {{ question.yes }}
      </button>
    </mat-dialog-actions>
  </form>`,
})
export class AskText {
  private readonly dialog = inject<MatDialogRef<AskText, string>>(MatDialogRef);
  protected readonly question = inject<TextQuestion>(MAT_DIALOG_DATA);
  protected readonly t = inject(Language).t;
  protected readonly text = signal('');

  protected take(event: Event): void {
    event.preventDefault();
    if (this.text().trim() !== '') this.dialog.close(this.text().trim());
  }
}

/** Asks for a line of text. @returns undefined when none was given */
export const asked = (dialog: MatDialog, question: TextQuestion): Promise<string | undefined> =>
  firstValueFrom(
    dialog
      .open<AskText, TextQuestion, string>(AskText, {
        data: question,
        width: '420px',
        autoFocus: 'input',
      })
      .afterClosed(),
  );

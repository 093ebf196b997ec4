import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, type MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Language } from '../core/language';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What it is about, each on its line. */
  readonly names?: readonly string[];
  /** The word on the button that does it. */
  readonly yes: string;
}

@Component({
  selector: 'app-confirm',
  imports: [MatDialogModule, MatButton],
  template: `<h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      @if (question.names; as names) {
        <ul>
          @for (name of names; track $index) {
            <li dir="auto">{{ name }}</li>
          }
        </ul>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" mat-dialog-close cdkFocusInitial>
        {{ t('action.cancel') }}
      </button>
      <button matButton="filled" [mat-dialog-close]="true">{{ question.yes }}</button>
    </mat-dialog-actions>`,
  styles: `
    ul {
      margin-top: 8px;
      max-height: 30vh;
      overflow: auto;
    }
    li {
      padding: 4px 0;
      border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class Confirm {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly t = inject(Language).t;
}

/** Asks before something is done that cannot be undone. */
export const confirmed = async (dialog: MatDialog, question: Question): Promise<boolean> =>
  (await firstValueFrom(
    dialog
      .open<Confirm, Question, true>(Confirm, {
        data: question,
        maxWidth: '440px',
        role: 'alertdialog',
      })
      .afterClosed(),
  )) === true;

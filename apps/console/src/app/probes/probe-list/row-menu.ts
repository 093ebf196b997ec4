import { Component, inject, output, viewChild } from '@angular/core';
import { MatMenu, MatMenuModule } from '@angular/material/menu';
import { Language, type TextKey } from '../../core/language';
import type { Row } from './live-rows';

/** What can be done to one probe from the list. */
export const rowActions = [
  'check',
  'edit',
  'duplicate',
  'copyGraphql',
  'copyCurl',
  'delete',
] as const;
export type RowAction = (typeof rowActions)[number];

const words = {
  check: 'action.checkNow',
  edit: 'action.edit',
  duplicate: 'action.duplicate',
  copyGraphql: 'action.copyGraphql',
  copyCurl: 'action.copyCurl',
  delete: 'action.delete',
} as const satisfies Record<RowAction, TextKey>;

/** The menu of a row; one for all of them. */
@Component({
  selector: 'app-row-menu',
  imports: [MatMenuModule],
  template: `<mat-menu #menu="matMenu" xPosition="before">
    <ng-template matMenuContent let-row="row">
      @for (action of actions; track action) {
        @if (action !== 'copyCurl' || row.type === 'HTTP') {
          <button mat-menu-item type="button" (click)="acted.emit({ row, action })">
            {{ t(words[action]) }}
          </button>
        }
      }
    </ng-template>
  </mat-menu>`,
})
export class RowMenu {
  readonly acted = output<{ row: Row; action: RowAction }>();
  readonly menu = viewChild.required<MatMenu>('menu');
  protected readonly t = inject(Language).t;
  protected readonly actions = rowActions;
  protected readonly words = words;
}

import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
} from '@angular/cdk/drag-drop';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { type ColumnName, columnNames, columnsByName } from './columns';

/** Which columns the list has, and in which order; `usual` leaves that to the room there is. */
export type ChosenColumns = readonly ColumnName[] | 'usual';

/** Chooses columns and puts them in order: by dragging, or with Alt and the arrow keys. */
@Component({
  selector: 'app-column-chooser',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, MatButton, MatDialogModule, MatIconButton],
  template: `<h2 mat-dialog-title>{{ t('columns.title') }}</h2>
    <mat-dialog-content>
      <p class="muted">{{ t('columns.text') }}</p>
      <ul cdkDropList (cdkDropListDropped)="drop($event)">
        @for (name of order(); track name; let place = $index) {
          <li cdkDrag cdkDragLockAxis="y">
            <span class="grip" cdkDragHandle aria-hidden="true"><app-icon name="grip" /></span>
            <label class="boxed">
              <input
                #box
                class="tick-box"
                type="checkbox"
                [checked]="shown().has(name)"
                [disabled]="name === 'name'"
                (change)="show(name, box.checked)"
                (keydown)="move($event, place)"
              />
              {{ t(columns[name].title) }}
            </label>
            <button
              matIconButton
              type="button"
              [disabled]="place === 0"
              disabledInteractive
              [attr.aria-label]="t('columns.up', { name: t(columns[name].title) })"
              (click)="put(place, place - 1)"
            >
              <app-icon name="up" />
            </button>
            <button
              matIconButton
              type="button"
              [disabled]="place === order().length - 1"
              disabledInteractive
              [attr.aria-label]="t('columns.down', { name: t(columns[name].title) })"
              (click)="put(place, place + 1)"
            >
              <app-icon name="down" />
            </button>
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="text" type="button" mat-dialog-close="usual">
        {{ t('columns.usual') }}
      </button>
      <button matButton="outlined" type="button" mat-dialog-close>{{ t('action.cancel') }}</button>
      <button matButton="filled" type="button" (click)="choose()">{{ t('columns.choose') }}</button>
    </mat-dialog-actions>`,
  styles: `
    ul {
      margin-top: 8px;
    }
    li {
      display: grid;
      grid-template-columns: 28px minmax(0, 1fr) auto auto;
      align-items: center;
      border-bottom: 1px solid var(--line);
      background: var(--surface);
    }
    .grip {
      display: grid;
      place-content: center;
      block-size: 36px;
      color: var(--muted);
      cursor: grab;
    }
    .cdk-drag-placeholder {
      opacity: 0.35;
    }
    .cdk-drag-preview {
      border-radius: var(--radius-control);
      box-shadow: var(--shadow-menu);
    }
  `,
})
export class ColumnChooser {
  private readonly dialog = inject<MatDialogRef<ColumnChooser, ChosenColumns>>(MatDialogRef);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = inject(Language).t;
  protected readonly columns = columnsByName;
  private readonly chosen = inject<readonly ColumnName[]>(MAT_DIALOG_DATA);
  protected readonly order = signal<readonly ColumnName[]>([
    ...this.chosen,
    ...columnNames.filter(name => !this.chosen.includes(name)),
  ]);
  protected readonly shown = signal<ReadonlySet<ColumnName>>(new Set(this.chosen));

  protected show(name: ColumnName, shown: boolean): void {
    const others = [...this.shown()].filter(other => other !== name);
    this.shown.set(new Set(shown ? [...others, name] : others));
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.put(previousIndex, currentIndex);
  }

  protected put(from: number, to: number): void {
    const order = [...this.order()];
    const name = order[from];
    if (name === undefined || to < 0 || to >= order.length) return;
    moveItemInArray(order, from, to);
    this.order.set(order);
    const title = this.t(this.columns[name].title);
    void this.announcer.announce(this.t('columns.moved', { name: title, place: to + 1 }));
  }

  /** Alt with an arrow moves the column in which the focus is, and the focus with it. */
  protected move(event: KeyboardEvent, place: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    this.put(place, place + step);
    setTimeout(() => {
      const boxes = this.element.nativeElement.querySelectorAll('li input');
      const box = boxes[place + step];
      if (box instanceof HTMLElement) box.focus();
    });
  }

  protected choose(): void {
    this.dialog.close(this.order().filter(name => this.shown().has(name)));
  }
}

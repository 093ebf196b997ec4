import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { firstValueFrom } from 'rxjs';
import { Language } from '../../core/language';
import { asked } from '../../ui/ask-text';
import { Icon } from '../../ui/icon';
import type { ChosenColumns } from './column-chooser';
import { type ColumnName, columnNames } from './columns';
import { type ListParams, type ListQuery, readQuery, usualQuery, writeQuery } from './list-query';
import { ListViews } from './list-views';

/** How the list is looked at: in groups, by which columns, and the views that are kept of it. */
@Component({
  selector: 'app-list-tools',
  imports: [Icon, MatButton, MatMenuModule],
  template: `<button
      matButton="outlined"
      type="button"
      [attr.aria-pressed]="query().grouped"
      (click)="queryChange.emit({ grouped: !query().grouped })"
    >
      <span class="with-icon"><app-icon name="group" />{{ t('table.group') }}</span>
    </button>
    <button matButton="outlined" type="button" class="columns" (click)="chooseColumns()">
      <span class="with-icon"><app-icon name="columns" />{{ t('columns.title') }}</span>
    </button>
    <button matButton="outlined" type="button" [matMenuTriggerFor]="views">
      <span class="with-icon"><app-icon name="view" />{{ t('views.title') }}</span>
    </button>
    <mat-menu #views="matMenu" xPosition="before">
      @for (view of kept.all(); track view.name) {
        <button mat-menu-item type="button" dir="auto" (click)="open(view.query)">
          {{ view.name }}
        </button>
      } @empty {
        <button mat-menu-item type="button" disabled>{{ t('views.none') }}</button>
      }
      <button mat-menu-item type="button" class="apart" (click)="save()">
        {{ t('views.save') }}
      </button>
      @if (kept.all().length > 0) {
        <button mat-menu-item type="button" [matMenuTriggerFor]="forgettable">
          {{ t('views.forget') }}
        </button>
      }
      <button mat-menu-item type="button" (click)="open('')">{{ t('views.usual') }}</button>
    </mat-menu>
    <mat-menu #forgettable="matMenu">
      @for (view of kept.all(); track view.name) {
        <button mat-menu-item type="button" dir="auto" (click)="kept.forget(view.name)">
          {{ view.name }}
        </button>
      }
    </mat-menu>`,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      margin-inline-start: auto;
    }
    /* Cards have no columns. */
    @container list (max-width: 719px) {
      .columns {
        display: none;
      }
    }
    button[aria-pressed='true'] {
      --mat-button-outlined-outline-color: var(--action);
      background: var(--action-wash);
    }
  `,
})
export class ListTools {
  readonly query = input.required<ListQuery>();
  /** The columns that are shown, in order. */
  readonly columns = input<readonly ColumnName[] | undefined>();
  readonly queryChange = output<Partial<ListQuery>>();
  readonly columnsChosen = output<readonly ColumnName[] | undefined>();

  protected readonly t = inject(Language).t;
  protected readonly kept = inject(ListViews);
  private readonly dialog = inject(MatDialog);

  protected async chooseColumns(): Promise<void> {
    const { ColumnChooser } = await import('./column-chooser');
    const opened = this.dialog.open<
      InstanceType<typeof ColumnChooser>,
      readonly ColumnName[],
      ChosenColumns
    >(ColumnChooser, { data: this.columns() ?? columnNames, width: '420px' });
    const chosen = await firstValueFrom(opened.afterClosed());
    if (chosen !== undefined) this.columnsChosen.emit(chosen === 'usual' ? undefined : chosen);
  }

  /** The whole of a view takes the place of what is shown. */
  protected open(query: string): void {
    const params: ListParams = Object.fromEntries(new URLSearchParams(query));
    this.queryChange.emit({ ...usualQuery, ...readQuery(params) });
  }

  protected async save(): Promise<void> {
    const question = { title: this.t('views.save'), label: this.t('views.name') };
    const name = await asked(this.dialog, { ...question, yes: this.t('views.keep') });
    if (name === undefined) return;
    const written = Object.entries(writeQuery({ ...this.query(), row: 1 }));
    const given = written.flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
    this.kept.save({ name, query: new URLSearchParams(given).toString() });
  }
}

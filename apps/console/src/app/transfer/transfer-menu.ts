import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { TransferFormat } from '@dialtone/model';
import { Language } from '../core/language';
import { isNarrowed, type ListQuery } from '../probes/probe-list/list-query';
import { Icon } from '../ui/icon';
import { Toast } from '../ui/toast';
import { saveFile } from './save-file';
import { TransferApi } from './transfer-api';

/** By their words, and not from the model: its schemas would come with the first page. */
const words: Readonly<Record<TransferFormat, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  yaml: 'YAML',
};
const formats = Object.entries(words).map(([name, word]) => ({
  name: name as TransferFormat, // A key of the words.
  word,
}));

/** The ways of probes into files and out of them, beside the list that is meant. */
@Component({
  selector: 'app-transfer-menu',
  imports: [Icon, MatButton, MatMenuModule, RouterLink],
  template: `<button
      matButton="outlined"
      type="button"
      [matMenuTriggerFor]="menu"
      [disabled]="busy()"
    >
      <span class="with-icon"
        ><app-icon name="upload" /><span class="room-words">{{ t('transfer.menu') }}</span></span
      >
    </button>
    <mat-menu #menu="matMenu">
      <a mat-menu-item routerLink="/probes/import">{{ t('transfer.import') }}</a>
      @for (format of formats; track format.name) {
        <button mat-menu-item (click)="export(format.name)">
          {{
            t(narrowed() ? 'transfer.exportShown' : 'transfer.exportAll', { format: format.word })
          }}
        </button>
      }
    </mat-menu>`,
})
export class TransferMenu {
  readonly query = input.required<ListQuery>();

  private readonly api = inject(TransferApi);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly formats = formats;
  protected readonly busy = signal(false);
  protected readonly narrowed = () => isNarrowed(this.query());

  protected async export(format: TransferFormat): Promise<void> {
    this.busy.set(true);
    try {
      const filter = { ...filterOf(this.query()), titles: this.language.name() };
      saveFile(await this.api.export(format, filter), `dialtone-probes.${format}`);
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** The filter of the list, as an export is asked for it. */
export function filterOf(query: ListQuery): Record<string, string> {
  const { type, application, enabled, state } = query;
  const [search, tags] = [query.search.trim(), query.tags.join(',')].map(text => text || undefined);
  const given = { search, type, application, tags, enabled, state };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

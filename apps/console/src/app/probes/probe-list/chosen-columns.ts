import { Injectable, signal } from '@angular/core';
import { storage } from '../../core/storage';
import type { ColumnName } from './columns';
import { readQuery } from './list-query';

const key = 'columns';

/** The columns that were chosen last in this browser; undefined for those for which there is room. */
@Injectable({ providedIn: 'root' })
export class ChosenColumns {
  private readonly kept = signal(readQuery({ columns: storage.read(key) }).columns);
  readonly columns = this.kept.asReadonly();

  choose(columns: readonly ColumnName[] | undefined): void {
    this.kept.set(columns);
    storage.write(key, columns?.join(','));
  }
}

import { Component, computed, inject, input, model, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatMenuModule } from '@angular/material/menu';
import { MatSlideToggle, type MatSlideToggleChange } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import { Language, type TextKey } from '../../core/language';
import { latencyText, percentText } from '../../core/number-text';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';
import { StatePill } from '../../ui/state-pill';
import type { ListQuery, SortWord } from './list-query';
import type { Row } from './live-rows';

interface Column {
  readonly sort: SortWord;
  readonly title: TextKey;
  readonly numbers?: true;
}

const columns: readonly Column[] = [
  { sort: 'state', title: 'column.state' },
  { sort: 'name', title: 'column.name' },
  { sort: 'type', title: 'column.type' },
  { sort: 'address', title: 'column.address' },
  { sort: 'application', title: 'column.application' },
  { sort: 'schedule', title: 'column.schedule' },
  { sort: 'success', title: 'column.success', numbers: true },
  { sort: 'latency', title: 'column.latency', numbers: true },
  { sort: 'checked', title: 'column.checked', numbers: true },
];

/** The rows of the list: a table where there is room for one, cards where there is not. */
@Component({
  selector: 'app-probe-table',
  imports: [
    Icon,
    MatCheckbox,
    MatIconButton,
    MatMenuModule,
    MatSlideToggle,
    RelativeTime,
    RouterLink,
    StatePill,
  ],
  templateUrl: './probe-table.html',
  styleUrl: './probe-table.css',
})
export class ProbeTable {
  readonly rows = input.required<readonly Row[]>();
  readonly query = input.required<ListQuery>();
  /** The ids of those that something is being done to. */
  readonly busy = input.required<ReadonlySet<string>>();
  readonly selected = model.required<ReadonlySet<string>>();
  readonly ordered = output<SortWord>();
  readonly enabledChange = output<{ row: Row; enabled: boolean }>();
  readonly edited = output<Row>();
  readonly duplicated = output<Row>();
  readonly checked = output<Row>();
  readonly deleted = output<Row>();

  protected readonly t = inject(Language).t;
  protected readonly columns = columns;
  protected readonly latency = latencyText;
  protected readonly percent = percentText;
  protected readonly allSelected = computed(() =>
    this.rows().every(({ id }) => this.selected().has(id)),
  );

  protected ariaSort(column: Column): 'ascending' | 'descending' | null {
    const { sort, descending } = this.query();
    if (sort !== column.sort) return null;
    return descending ? 'descending' : 'ascending';
  }

  protected select(id: string, selected: boolean): void {
    const others = [...this.selected()].filter(other => other !== id);
    this.selected.set(new Set(selected ? [...others, id] : others));
  }

  protected selectAll(selected: boolean): void {
    this.selected.set(new Set(selected ? this.rows().map(({ id }) => id) : []));
  }

  /** The switch shows what is on file, and moves only once the API has said so. */
  protected setEnabled(row: Row, { source, checked: enabled }: MatSlideToggleChange): void {
    source.checked = row.enabled;
    this.enabledChange.emit({ row, enabled });
  }

  /** What has no column of its own where there is little room. */
  protected below({ application, cron }: Row): string {
    return application === null ? cron : `${application} · ${cron}`;
  }

  /** What is wrong, where something is. */
  protected reason({ state, stateReason, lastResult }: Row): string | null {
    if (state === 'UP' || state === 'PAUSED' || state === 'PENDING') return null;
    return stateReason ?? lastResult?.message ?? null;
  }
}

import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { type Command, Commands } from '../../core/commands';
import { Language } from '../../core/language';
import { OpenWindows } from '../../maintenance/open-windows';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { TransferMenu } from '../../transfer/transfer-menu';
import { BulkEditor } from '../bulk-edit/bulk-editor';
import { FormOpener } from '../form-opener';
import { ChosenColumns } from './chosen-columns';
import type { ColumnName } from './columns';
import { ListChips } from './list-chips';
import { ListFilters } from './list-filters';
import { listCommands, type ListKeys } from './list-commands';
import {
  changeQuery,
  isNarrowed,
  type ListQuery,
  readQuery,
  sortBy,
  usualQuery,
  writeQuery,
} from './list-query';
import { ListTools } from './list-tools';
import type { Row } from './live-rows';
import { ProbeRows } from './probe-rows';
import { ProbeTable } from './probe-table';
import { RowCells } from './row-cells-reader';
import { RowActions } from './row-actions';
import type { RowAction } from './row-menu';
import { RowSelection } from './row-selection';
import type { SortWord } from './sort-words';
import { StateTiles } from './state-tiles';
import { summarySentence } from './summary-sentence';

/** How long the url waits for a list that is scrolled, or for a search that is typed, to stand still, in milliseconds. */
const restMs = { place: 400, search: 250 };

@Component({
  selector: 'app-probe-list',
  imports: [
    ErrorMessage,
    Icon,
    ListChips,
    ListFilters,
    ListTools,
    MatButton,
    ProbeTable,
    StateTiles,
    TransferMenu,
  ],
  providers: [OpenWindows, ProbeRows, RowActions, RowCells, RowSelection],
  templateUrl: './probe-list.html',
  styleUrl: './probe-list.css',
})
export class ProbeList implements ListKeys {
  private readonly router = inject(Router);
  private readonly form = inject(FormOpener);
  private readonly bulk = inject(BulkEditor);
  private readonly language = inject(Language);
  protected readonly shown = inject(ProbeRows);
  protected readonly actions = inject(RowActions);
  protected readonly selection = inject(RowSelection);
  protected readonly selected = this.selection.ids;
  protected readonly own = inject(ChosenColumns);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;

  // Bound from the query part of the url.
  readonly search = input<string>();
  readonly type = input<string>();
  readonly application = input<string>();
  readonly tags = input<string>();
  readonly enabled = input<string>();
  readonly state = input<string>();
  readonly row = input<string>();
  readonly sort = input<string>();
  readonly columns = input<string>();
  readonly group = input<string>();

  private readonly queryOfUrl = computed(() =>
    readQuery({
      search: this.search(),
      type: this.type(),
      application: this.application(),
      tags: this.tags(),
      enabled: this.enabled(),
      state: this.state(),
      row: this.row(),
      sort: this.sort(),
      columns: this.columns(),
      group: this.group(),
    }),
  );
  /** The url says the same, if a little later. */
  protected readonly query = linkedSignal(() => this.typed ?? this.queryOfUrl(), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** Those of the url; of a url that names none, those that were chosen last in this browser. */
  protected readonly chosen = computed(() => this.query().columns ?? this.own.columns());
  protected readonly sentence = computed(() => {
    const counts = this.shown.counts();
    return counts && summarySentence(counts, this.language);
  });

  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];

  private readonly filters = viewChild(ListFilters);
  private readonly table = viewChild(ProbeTable);
  /** What the url will say next: what it says until then is older. */
  private typed: ListQuery | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.sentence() ?? this.t('frame.probes')} · Dialtone`);
    });
    effect(() => {
      this.shown.query.set(this.query());
    });
    effect(() => {
      this.shown.held.set(this.selected().size > 0);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.resting);
    });
    inject(Commands).offer(() => this.commands());
  }

  private commands(): Command[] {
    return listCommands.map(({ id, words, keys, keyOnly = false, run }) => ({
      id,
      group: id === 'probe.new' ? 'do' : 'here',
      words: this.t(words),
      keys,
      keyOnly,
      run: () => {
        run(this);
      },
    }));
  }

  find(): void {
    this.filters()?.focusSearch();
  }

  step(by: number): void {
    this.table()?.step(by);
  }

  tick(reach: 'row' | 'range'): void {
    this.table()?.toggleCurrent(reach);
  }

  async selectAll(): Promise<void> {
    await this.selection.all();
  }

  selectNone(): void {
    this.selection.clear();
  }

  async create(): Promise<void> {
    if (await this.form.create()) this.shown.reload();
  }

  /** Those that are selected, together; else the row that keys mean. */
  async editSelected(): Promise<void> {
    const ids = [...this.selected()];
    const row = this.table()?.currentRow();
    if (ids.length === 0) {
      if (row !== undefined) await this.act({ row, action: 'edit' });
      return;
    }
    const task = { ids, names: this.shown.names() };
    await this.bulk.edit(task, () => {
      this.shown.reload();
    });
  }

  async checkCurrent(): Promise<void> {
    const row = this.table()?.currentRow();
    if (row !== undefined) await this.act({ row, action: 'check' });
  }

  protected change(change: Partial<ListQuery>): void {
    const query = changeQuery(this.query(), change);
    if (change.search === undefined) this.show(query);
    else this.showSoon(query);
    this.table()?.scrollTo(1);
  }

  protected order(word: SortWord): void {
    this.change(sortBy(this.query(), word));
  }

  protected chooseColumns(columns: readonly ColumnName[] | undefined): void {
    this.own.choose(columns);
    this.show({ ...this.query(), columns }, true);
  }

  protected clearFilters(): void {
    const { sort, descending, columns, grouped } = this.query();
    this.show({ ...usualQuery, sort, descending, columns, grouped });
  }

  /** The url follows the list once it stands still, so that a colleague sees the same rows. */
  protected place(row: number): void {
    // What is typed begins at the top, and is written soon.
    if (this.typed !== undefined) return;
    clearTimeout(this.resting);
    if (row === this.query().row) return;
    this.resting = setTimeout(() => {
      this.show({ ...this.query(), row }, true);
    }, restMs.place);
  }

  protected async act({ row, action }: { row: Row; action: RowAction }): Promise<void> {
    if (action === 'delete') await this.delete([row.id]);
    else await this.actions.act({ row, action });
  }

  protected async setEnabled(ids: readonly string[], enabled: boolean): Promise<void> {
    const isDone = await this.actions.setEnabled(ids, enabled);
    if (isDone && ids.length > 1) this.selection.clear();
  }

  protected async delete(ids: readonly string[]): Promise<void> {
    if (!(await this.actions.delete(ids))) return;
    this.selection.clear();
    // What had the focus is gone.
    this.heading()?.nativeElement.focus();
  }

  /** What the router does takes its time from the answer. */
  private showSoon(query: ListQuery): void {
    this.typed = query;
    this.query.set(query);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.show(query, true);
    }, restMs.search);
  }

  private show(query: ListQuery, replaceUrl = false): void {
    this.typed = undefined;
    this.query.set(query);
    clearTimeout(this.resting);
    const queryParams = writeQuery(query);
    // The router would bring the page to its top.
    void this.router.navigate([], { queryParams, replaceUrl, scroll: 'manual' });
  }
}

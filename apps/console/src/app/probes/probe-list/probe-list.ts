import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { type Command, Commands } from '../../core/commands';
import { Language } from '../../core/language';
import { confirmed } from '../../ui/confirm';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { Toast } from '../../ui/toast';
import { TransferMenu } from '../../transfer/transfer-menu';
import { BulkEditor } from '../bulk-edit/bulk-editor';
import { FormOpener } from '../form-opener';
import { ProbeCopier } from '../probe-copier';
import { ProbesApi } from '../probes-api';
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
  variablesOf,
  writeQuery,
} from './list-query';
import { ListTools } from './list-tools';
import type { Row } from './live-rows';
import { ProbeRows } from './probe-rows';
import { ProbeTable, type Ticked } from './probe-table';
import { RowCells } from './row-cells-reader';
import type { RowAction } from './row-menu';
import { rowAt } from './row-pages';
import type { SortWord } from './sort-words';
import { StateTiles } from './state-tiles';
import { summarySentence } from './summary-sentence';

/** How long a list stands still before the url tells of its place, in milliseconds. */
const placeMs = 400;

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
  providers: [ProbeRows, RowCells],
  templateUrl: './probe-list.html',
  styleUrl: './probe-list.css',
})
export class ProbeList implements ListKeys {
  private readonly api = inject(ProbesApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly bulk = inject(BulkEditor);
  private readonly copier = inject(ProbeCopier);
  private readonly language = inject(Language);
  protected readonly shown = inject(ProbeRows);
  protected readonly own = inject(ChosenColumns);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;

  // Bound from the query part of the url.
  readonly search = input<string>();
  readonly type = input<string>();
  readonly application = input<string>();
  readonly enabled = input<string>();
  readonly state = input<string>();
  readonly row = input<string>();
  readonly sort = input<string>();
  readonly columns = input<string>();
  readonly group = input<string>();

  protected readonly query = computed(
    () =>
      readQuery({
        search: this.search(),
        type: this.type(),
        application: this.application(),
        enabled: this.enabled(),
        state: this.state(),
        row: this.row(),
        sort: this.sort(),
        columns: this.columns(),
        group: this.group(),
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  /** Those of the url; of a url that names none, those that were chosen last in this browser. */
  protected readonly chosen = computed(() => this.query().columns ?? this.own.columns());
  protected readonly sentence = computed(() => {
    const counts = this.shown.counts();
    return counts && summarySentence(counts, this.language);
  });

  /** The ids of the ticked rows; another filter starts anew. */
  protected readonly selected = linkedSignal<string, ReadonlySet<string>>({
    source: () => JSON.stringify(variablesOf(this.query()).filter),
    computation: () => new Set(),
  });
  /** The ids of those that something is being done to. */
  protected readonly busy = signal<ReadonlySet<string>>(new Set());
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];

  private readonly filters = viewChild(ListFilters);
  private readonly table = viewChild(ProbeTable);
  private placing: ReturnType<typeof setTimeout> | undefined;
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
      clearTimeout(this.placing);
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

  /** All that fit, also those that are not on screen; or none. */
  async selectAll(all: boolean): Promise<void> {
    if (!all) {
      this.selected.set(new Set());
      return;
    }
    await this.trying(async () => {
      this.selected.set(new Set(await this.api.ids(variablesOf(this.query()))));
    });
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
    const task = { ids, applications: this.shown.applications() };
    await this.bulk.edit(task, () => {
      this.shown.reload();
    });
  }

  async checkCurrent(): Promise<void> {
    const row = this.table()?.currentRow();
    if (row !== undefined) await this.act({ row, action: 'check' });
  }

  protected change(change: Partial<ListQuery>): void {
    clearTimeout(this.placing);
    this.show(changeQuery(this.query(), change), change.search !== undefined);
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
    clearTimeout(this.placing);
    this.placing = setTimeout(() => {
      if (row !== this.query().row) this.show({ ...this.query(), row }, true);
    }, placeMs);
  }

  protected async select({ from, to, selected }: Ticked): Promise<void> {
    await this.trying(async () => {
      const meant = new Set(await this.idsBetween(from, to));
      const others = [...this.selected()].filter(id => !meant.has(id));
      this.selected.set(new Set(selected ? [...others, ...meant] : others));
    });
  }

  protected async act({ row, action }: { row: Row; action: RowAction }): Promise<void> {
    const { id, name } = row;
    const acts: Record<RowAction, () => Promise<unknown>> = {
      check: () =>
        this.doing([id], async () => {
          const result = await this.api.checkNow(id);
          this.shown.hear(result);
          this.toast.say(this.form.told(name, result));
        }),
      edit: async () => {
        if (await this.form.edit(id)) this.shown.reload();
      },
      duplicate: async () => {
        if (await this.form.duplicate(id)) this.shown.reload();
      },
      copyGraphql: () => this.copier.copy(id, 'copyGraphql'),
      copyCurl: () => this.copier.copy(id, 'copyCurl'),
      delete: () => this.delete([id]),
    };
    await acts[action]();
  }

  protected setEnabled(ids: readonly string[], enabled: boolean): Promise<void> {
    return this.doing(ids, async () => {
      const changed = await this.api.setEnabled(ids, enabled);
      this.shown.replace(changed);
      if (ids.length === 1) return;
      this.selected.set(new Set());
      this.toast.say(this.tn(enabled ? 'list.enabledMany' : 'list.disabledMany', changed.length));
    });
  }

  protected async delete(ids: readonly string[]): Promise<void> {
    const rows = [...this.shown.known().values()].flat();
    const question = {
      title: this.tn('delete.title', ids.length),
      text: this.tn('delete.text', ids.length),
      names: rows.filter(({ id }) => ids.includes(id)).map(({ name }) => name),
      yes: this.t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return;
    await this.doing(ids, async () => {
      const gone = await this.api.delete(ids);
      this.selected.set(new Set());
      this.toast.say(this.tn('delete.done', gone.length));
      this.shown.reload();
      // What had the focus is gone.
      this.heading()?.nativeElement.focus();
    });
  }

  /** Those of rows that are not loaded are asked for. */
  private async idsBetween(from: number, to: number): Promise<string[]> {
    const places = Array.from({ length: to - from + 1 }, (_, place) => from + place);
    const known = places.flatMap(index => rowAt(this.shown.known(), index)?.id ?? []);
    if (known.length === places.length) return known;
    return (await this.api.ids(variablesOf(this.query()))).slice(from, to + 1);
  }

  private async doing(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    this.busy.update(busy => new Set([...busy, ...ids]));
    await this.trying(work);
    this.busy.update(busy => new Set([...busy].filter(id => !ids.includes(id))));
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }

  private show(query: ListQuery, replaceUrl = false): void {
    const queryParams = writeQuery(query);
    // The router would bring the page to its top.
    void this.router.navigate([], { queryParams, replaceUrl, scroll: 'manual' });
  }
}

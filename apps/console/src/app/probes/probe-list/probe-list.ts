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
import { Language } from '../../core/language';
import { confirmed } from '../../ui/confirm';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { Toast } from '../../ui/toast';
import { FormOpener } from '../form-opener';
import { ProbesApi } from '../probes-api';
import { ListFilters } from './list-filters';
import {
  changeQuery,
  isNarrowed,
  type ListQuery,
  readQuery,
  sortBy,
  type SortWord,
  usualQuery,
  variablesOf,
  writeQuery,
} from './list-query';
import type { Row } from './live-rows';
import { ProbeRows } from './probe-rows';
import { ProbeTable } from './probe-table';
import { RowCells } from './row-cells-reader';
import { StateTiles } from './state-tiles';
import { summarySentence } from './summary-sentence';

/** How long a list stands still before the url tells of its place, in milliseconds. */
const placeMs = 400;

@Component({
  selector: 'app-probe-list',
  imports: [ErrorMessage, Icon, ListFilters, MatButton, ProbeTable, StateTiles],
  providers: [ProbeRows, RowCells],
  templateUrl: './probe-list.html',
  styleUrl: './probe-list.css',
  host: { '(document:keydown)': 'obeyKey($event)' },
})
export class ProbeList {
  private readonly api = inject(ProbesApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly language = inject(Language);
  protected readonly shown = inject(ProbeRows);
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
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
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
  protected readonly noneSelected: ReadonlySet<string> = new Set();
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
  }

  protected change(change: Partial<ListQuery>): void {
    clearTimeout(this.placing);
    this.show(changeQuery(this.query(), change), change.search !== undefined);
    this.table()?.scrollTo(1);
  }

  /** The url follows the list once it stands still, so that a colleague sees the same rows. */
  protected place(row: number): void {
    clearTimeout(this.placing);
    this.placing = setTimeout(() => {
      if (row !== this.query().row) this.show({ ...this.query(), row }, true);
    }, placeMs);
  }

  /** All that fit, also those that are not on screen; or none. */
  protected async selectAll(all: boolean): Promise<void> {
    if (!all) {
      this.selected.set(this.noneSelected);
      return;
    }
    try {
      this.selected.set(new Set(await this.api.ids(variablesOf(this.query()).filter)));
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }

  protected order(word: SortWord): void {
    this.change(sortBy(this.query(), word));
  }

  protected clearFilters(): void {
    const { sort, descending } = this.query();
    this.show({ ...usualQuery, sort, descending });
  }

  protected async create(): Promise<void> {
    if (await this.form.create()) this.shown.reload();
  }

  protected async edit({ id }: Row): Promise<void> {
    if (await this.form.edit(id)) this.shown.reload();
  }

  protected async duplicate({ id }: Row): Promise<void> {
    if (await this.form.duplicate(id)) this.shown.reload();
  }

  protected checkNow({ id, name }: Row): Promise<void> {
    return this.doing([id], async () => {
      const result = await this.api.checkNow(id);
      this.shown.hear(result);
      this.toast.say(this.form.told(name, result));
    });
  }

  protected setEnabled(ids: readonly string[], enabled: boolean): Promise<void> {
    return this.doing(ids, async () => {
      const changed = await this.api.setEnabled(ids, enabled);
      this.shown.replace(changed);
      if (ids.length === 1) return;
      this.selected.set(this.noneSelected);
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
      this.selected.set(this.noneSelected);
      this.toast.say(this.tn('delete.done', gone.length));
      this.shown.reload();
      // What had the focus is gone.
      this.heading()?.nativeElement.focus();
    });
  }

  /** `/` or Ctrl K: find a probe. N: a new one. Not while somebody types or a drawer is open. */
  protected obeyKey(event: KeyboardEvent): void {
    const { target, key, altKey } = event;
    const typing = target instanceof HTMLElement && target.closest('input, textarea, select');
    const command = event.ctrlKey || event.metaKey;
    if (this.dialog.openDialogs.length > 0 || altKey) return;
    if ((command && key.toLowerCase() === 'k') || (key === '/' && !command && !typing)) {
      event.preventDefault();
      this.filters()?.focusSearch();
    } else if (key === 'n' && !command && !typing) {
      event.preventDefault();
      void this.create();
    }
  }

  private async doing(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    this.busy.update(busy => new Set([...busy, ...ids]));
    try {
      await work();
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.busy.update(busy => new Set([...busy].filter(id => !ids.includes(id))));
    }
  }

  private show(query: ListQuery, replaceUrl = false): void {
    const queryParams = writeQuery(query);
    // The router would bring the page to its top.
    void this.router.navigate([], { queryParams, replaceUrl, scroll: 'manual' });
  }
}

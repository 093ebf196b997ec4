import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
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
import { Pager } from '../../ui/pager';
import { Toast } from '../../ui/toast';
import { FormOpener } from '../form-opener';
import { ProbesApi } from '../probes-api';
import { ListFilters } from './list-filters';
import {
  changeQuery,
  isNarrowed,
  lastPage,
  type ListQuery,
  readQuery,
  sortBy,
  type SortWord,
  usualQuery,
  writeQuery,
} from './list-query';
import type { Row } from './live-rows';
import { ProbePage } from './probe-page';
import { ProbeTable } from './probe-table';
import { StateTiles } from './state-tiles';
import { summarySentence } from './summary-sentence';

@Component({
  selector: 'app-probe-list',
  imports: [ErrorMessage, Icon, ListFilters, MatButton, Pager, ProbeTable, StateTiles],
  providers: [ProbePage],
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
  protected readonly shown = inject(ProbePage);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;

  // Bound from the query part of the url.
  readonly search = input<string>();
  readonly type = input<string>();
  readonly application = input<string>();
  readonly enabled = input<string>();
  readonly state = input<string>();
  readonly page = input<string>();
  readonly size = input<string>();
  readonly sort = input<string>();

  protected readonly query = computed(
    () =>
      readQuery({
        search: this.search(),
        type: this.type(),
        application: this.application(),
        enabled: this.enabled(),
        state: this.state(),
        page: this.page(),
        size: this.size(),
        sort: this.sort(),
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  protected readonly sentence = computed(() => {
    const counts = this.shown.counts();
    return counts && summarySentence(counts, this.language);
  });

  /** The ids of the ticked rows; another page or filter starts anew. */
  protected readonly selected = linkedSignal<ListQuery, ReadonlySet<string>>({
    source: this.query,
    computation: () => new Set(),
  });
  /** The ids of those that something is being done to. */
  protected readonly busy = signal<ReadonlySet<string>>(new Set());
  protected readonly noneSelected: ReadonlySet<string> = new Set();
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];

  private readonly filters = viewChild(ListFilters);
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
    this.stepBackFromEmptyPage();
  }

  protected change(change: Partial<ListQuery>): void {
    this.show(changeQuery(this.query(), change), change.search !== undefined);
  }

  protected order(word: SortWord): void {
    this.change(sortBy(this.query(), word));
  }

  protected clearFilters(): void {
    const { sort, descending, size } = this.query();
    this.show({ ...usualQuery, sort, descending, size });
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
    const rows = this.shown.rows() ?? [];
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
    void this.router.navigate([], { queryParams: writeQuery(query), replaceUrl });
  }

  private stepBackFromEmptyPage(): void {
    effect(() => {
      const answer = this.shown.answer();
      const query = untracked(this.query);
      if (answer?.items.length === 0 && answer.total > 0 && query.page > 1)
        this.show({ ...query, page: lastPage(answer.total, query.size) }, true);
    });
  }
}

import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Coalescer } from '../../core/coalescer';
import { CheckFinishedDocument, ProbeChangedDocument } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { Live } from '../../core/live';
import { Pulse } from '../../core/pulse';
import { confirmed } from '../../ui/confirm';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { Pager } from '../../ui/pager';
import { Toast } from '../../ui/toast';
import { FormOpener } from '../form-opener';
import { type Counts, ProbesApi } from '../probes-api';
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
  variablesOf,
  writeQuery,
} from './list-query';
import {
  type Change,
  type Finished,
  isStale,
  type Row,
  withChanges,
  withResults,
} from './live-rows';
import { ProbeTable } from './probe-table';
import { StateTiles } from './state-tiles';
import { summarySentence } from './summary-sentence';

/** Success rates move with every check and are not said live: they are asked for this often. */
const refreshMs = 30_000;

@Component({
  selector: 'app-probe-list',
  imports: [ErrorMessage, Icon, ListFilters, MatButton, Pager, ProbeTable, StateTiles],
  templateUrl: './probe-list.html',
  styleUrl: './probe-list.css',
  host: { '(document:keydown)': 'obeyKey($event)' },
})
export class ProbeList {
  private readonly api = inject(ProbesApi);
  private readonly live = inject(Live);
  private readonly pulse = inject(Pulse);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly language = inject(Language);
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

  protected readonly probes = resource({
    params: () => variablesOf(this.query()),
    loader: ({ params, abortSignal }) => this.api.list(params, abortSignal),
  });
  protected readonly summary = resource({
    loader: ({ abortSignal }) => this.api.summary(abortSignal),
  });
  protected readonly applications = resource({
    loader: ({ abortSignal }) => this.api.applications(abortSignal),
  });

  private readonly answer = computed(() =>
    this.probes.hasValue() ? this.probes.value() : undefined,
  );
  /** The last answer's rows, kept while the next is on its way, and patched by what is heard live. */
  protected readonly rows = linkedSignal<
    ReturnType<typeof this.answer>,
    readonly Row[] | undefined
  >({
    source: this.answer,
    computation: (answer, previous) => answer?.items ?? previous?.value,
  });
  protected readonly total = linkedSignal<ReturnType<typeof this.answer>, number>({
    source: this.answer,
    computation: (answer, previous) => answer?.total ?? previous?.value ?? 0,
  });
  protected readonly counts = linkedSignal<Counts | undefined, Counts | undefined>({
    source: () => (this.summary.hasValue() ? this.summary.value() : undefined),
    computation: (counts, previous) => counts ?? previous?.value,
  });
  protected readonly applicationNames = computed(() =>
    this.applications.hasValue() ? this.applications.value() : [],
  );
  protected readonly sentence = computed(() => {
    const counts = this.counts();
    return counts && summarySentence(counts, this.language);
  });

  /** The ids of the ticked rows; another page or filter starts anew. */
  protected readonly selected = linkedSignal<ListQuery, ReadonlySet<string>>({
    source: this.query,
    computation: () => new Set(),
  });
  protected readonly busy = signal<ReadonlySet<string>>(new Set());

  protected readonly noneSelected: ReadonlySet<string> = new Set();
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];

  private readonly filters = viewChild(ListFilters);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    this.stepBackFromEmptyPage();
    this.followLive();
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.sentence() ?? this.t('frame.probes')} · Dialtone`);
    });
    const timer = setInterval(() => {
      if (!document.hidden && this.live.downSince() === undefined) this.refresh();
    }, refreshMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
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

  protected refresh(): void {
    this.probes.reload();
    this.summary.reload();
  }

  protected retry(): void {
    this.refresh();
    this.applications.reload();
  }

  protected async create(): Promise<void> {
    if (await this.form.create()) this.retry();
  }

  protected async edit({ id }: Row): Promise<void> {
    if (await this.form.edit(id)) this.retry();
  }

  protected async duplicate({ id }: Row): Promise<void> {
    if (await this.form.duplicate(id)) this.retry();
  }

  protected checkNow({ id, name }: Row): Promise<void> {
    return this.doing([id], async () => {
      const result = await this.api.checkNow(id);
      this.rows.update(rows => rows && withResults(rows, [result]));
      this.toast.say(this.form.told(name, result));
    });
  }

  protected setEnabled(ids: readonly string[], enabled: boolean): Promise<void> {
    return this.doing(ids, async () => {
      const changed = await this.api.setEnabled(ids, enabled);
      const byId = new Map(changed.map(row => [row.id, row]));
      this.rows.update(rows => rows?.map(row => byId.get(row.id) ?? row));
      this.summary.reload();
      if (ids.length > 1) {
        this.selected.set(new Set());
        this.toast.say(this.tn(enabled ? 'list.enabledMany' : 'list.disabledMany', changed.length));
      }
    });
  }

  protected async delete(ids: readonly string[]): Promise<void> {
    const names = (this.rows() ?? []).filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    const question = {
      title: this.tn('delete.title', ids.length),
      text: this.tn('delete.text', ids.length),
      names,
      yes: this.t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return;
    await this.doing(ids, async () => {
      const gone = await this.api.delete(ids);
      this.selected.set(new Set());
      this.toast.say(this.tn('delete.done', gone.length));
      this.retry();
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
      // Said, and the rows as they stand: a switch that was moved goes back.
      this.rows.update(rows => rows?.map(row => (ids.includes(row.id) ? { ...row } : row)));
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
      const answer = this.answer();
      const query = untracked(this.query);
      if (answer?.items.length === 0 && answer.total > 0 && query.page > 1)
        this.show({ ...query, page: lastPage(answer.total, query.size) }, true);
    });
  }

  private followLive(): void {
    const results = new Coalescer<Finished>(finished => {
      this.rows.update(rows => rows && withResults(rows, finished));
    });
    const counts = new Coalescer<Change>(() => this.summary.reload(), 1000);
    const pages = new Coalescer<Change>(() => this.probes.reload(), 2000);
    const changes = new Coalescer<Change>(changed => {
      const rows = this.rows() ?? [];
      const stale = isStale(rows, changed, this.query().state !== undefined);
      this.rows.set(withChanges(rows, changed));
      for (const change of changed.slice(-1)) {
        counts.add(change);
        if (stale) pages.add(change);
      }
    });
    const shown = computed(() => (this.rows() ?? []).map(({ id }) => id), {
      equal: (a, b) => a.join() === b.join(),
    });
    effect(onCleanup => {
      const probeIds = shown();
      if (probeIds.length === 0) return;
      onCleanup(
        this.live.subscribe(CheckFinishedDocument, { probeIds }, ({ checkFinished }) => {
          this.pulse.count(1);
          results.add(checkFinished);
        }),
      );
    });
    const stop = this.live.subscribe(ProbeChangedDocument, {}, ({ probeChanged }) => {
      changes.add(probeChanged);
    });
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.refresh();
        });
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      for (const coalescer of [results, counts, pages, changes]) coalescer.stop();
    });
  }
}

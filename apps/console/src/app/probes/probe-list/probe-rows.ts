import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Live } from '../../core/live';
import { isSameRange, type LineRange } from '../../ui/line-window';
import type { ProbeFilter } from '../../core/gql/graphql';
import { type Counts, type Names, ProbesApi } from '../probes-api';
import { type ListQuery, variablesOf } from './list-query';
import type { Group } from './grouped-lines';
import { type Followed, followRows } from './row-following';
import { type Finished, type Row, withResult } from './live-rows';
import { RowCells } from './row-cells-reader';
import { mapPages, pagesOf, type RowPages, rowsAtOnce, rowsIn, withPage } from './row-pages';

/** Success rates of what is seldom checked move with time alone: they are asked for this often. */
const refreshMs = 30_000;
const noNames: Names = { applications: [], tags: [] };
/** Whoever scrolls past needs no rows: they are asked for once the list stands still so long, and then followed. */
const stillMs = { rows: 70, following: 120 };

/** The rows of the list that are on screen, out of thousands, as the API gave them and as they change under the eyes. */
@Injectable()
export class ProbeRows {
  private readonly api = inject(ProbesApi);
  private readonly live = inject(Live);
  private readonly cellsReader = inject(RowCells);

  /** What is shown; the list writes it. Nothing is asked for before. */
  readonly query = signal<ListQuery | undefined>(undefined);
  /** Which rows are drawn; the table writes it. */
  readonly range = signal<LineRange>({ first: 0, end: 30 }, { equal: isSameRange });
  /** While rows are selected none changes its place. */
  readonly held = signal(false);

  private readonly pages = signal<RowPages>(new Map());
  private readonly answered = signal<number | undefined>(undefined);
  /** Until the next answer the rows on screen are those of the last. */
  private readonly answeredFor = signal<ProbeFilter | undefined>(undefined);
  private readonly failure = signal<Error | undefined>(undefined);
  private readonly asking = signal(0);
  private readonly asked = new Map<number, AbortController>();
  /** Pages that are shown but were asked for before something changed. */
  private stale = new Set<number>();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;

  private readonly summary = resource({
    loader: ({ abortSignal }) => this.api.summary(abortSignal),
  });
  private readonly namesAsked = resource({
    loader: ({ abortSignal }) => this.api.names(abortSignal),
  });
  private readonly grouping = resource({
    params: () => (this.query()?.grouped === true ? this.wanted()?.filter : undefined),
    loader: ({ params, abortSignal }) => this.api.groups(params, abortSignal),
  });

  readonly loading = computed(() => this.asking() > 0);
  readonly error = this.failure.asReadonly();
  /** How many fit; undefined until the first answer. */
  readonly total = this.answered.asReadonly();
  readonly known = this.pages.asReadonly();
  readonly cells = this.cellsReader.cells;
  readonly counts = linkedSignal<Counts | undefined, Counts | undefined>({
    source: () => (this.summary.hasValue() ? this.summary.value() : undefined),
    computation: (counts, previous) => counts ?? previous?.value,
  });
  readonly names = linkedSignal<Names | undefined, Names>({
    source: () => (this.namesAsked.hasValue() ? this.namesAsked.value() : undefined),
    computation: (names, previous) => names ?? previous?.value ?? noNames,
  });
  /** The heads between the rows; none while nothing is grouped. */
  readonly groups = linkedSignal<readonly Group[] | undefined, readonly Group[]>({
    source: () => (this.grouping.hasValue() ? this.grouping.value() : undefined),
    computation: (groups, previous) =>
      this.query()?.grouped === true ? (groups ?? previous?.value ?? []) : [],
  });
  /** Those on screen. */
  readonly shown = computed(() => rowsIn(this.pages(), this.range()));
  private readonly shownIds = computed(() => this.shown().map(({ id }) => id), { equal: isSame });
  private readonly settled = signal<Followed | undefined>(undefined);
  /** The rows on screen and what they were asked for by, once they have been there for a moment. */
  readonly followed = this.settled.asReadonly();

  private readonly wanted = computed(
    () => {
      const query = this.query();
      return query && variablesOf(query);
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  constructor() {
    effect(() => {
      if (this.wanted() !== undefined)
        untracked(() => {
          this.askAnew();
        });
    });
    effect(() => {
      const filter = this.answeredFor();
      const probeIds = this.shownIds();
      untracked(() => {
        if (filter !== undefined) this.settle({ filter, probeIds });
      });
    });
    effect(() => {
      this.range();
      untracked(() => {
        this.askSoon();
      });
    });
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.reload();
        });
    });
    followRows(this);
    const timer = setInterval(() => {
      if (!document.hidden) this.refresh();
    }, refreshMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      clearTimeout(this.pause);
      clearTimeout(this.settling);
      this.stopAsking();
    });
  }

  /** Asks for everything anew; what stands there stays until the answer is here. */
  reload(): void {
    this.refresh();
    this.namesAsked.reload();
    this.cellsReader.reload();
  }

  /** Asks again for the rows on screen. */
  reloadRows(): void {
    this.stale = new Set(this.pages().keys());
    this.askNow();
  }

  /** Puts rows as an answer brought them in the place of those with their ids. */
  replace(rows: readonly Row[]): void {
    const byId = new Map(rows.map(row => [row.id, row]));
    this.patch(shown => shown.map(row => byId.get(row.id) ?? row));
    this.summary.reload();
  }

  hear(result: Finished): void {
    this.patch(rows => withResult(rows, result));
  }

  patch(change: (rows: readonly Row[]) => readonly Row[]): void {
    this.pages.update(pages => mapPages(pages, change));
  }

  private settle(followed: Followed): void {
    clearTimeout(this.settling);
    const settle = () => {
      this.settled.set(followed);
      this.cellsReader.ids.set(followed.probeIds);
    };
    if ((this.settled()?.probeIds ?? []).length === 0) settle();
    else this.settling = setTimeout(settle, stillMs.following);
  }

  private refresh(): void {
    this.reloadRows();
    this.grouping.reload();
    this.summary.reload();
  }

  private askAnew(): void {
    this.stopAsking();
    this.stale = new Set(this.pages().keys());
    this.askNow();
  }

  private askSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.askNow();
    }, stillMs.rows);
  }

  private askNow(): void {
    const { first, end } = this.range();
    // The list may be shorter than where the screen stands; its first page always tells how long it is.
    const total = this.stale.size > 0 ? Infinity : (this.answered() ?? Infinity);
    for (const page of pagesOf({ first, end: Math.min(Math.max(end, 1), total) })) {
      const known = this.pages().has(page) && !this.stale.has(page);
      if (!known && !this.asked.has(page)) void this.ask(page);
    }
  }

  private async ask(page: number): Promise<void> {
    const variables = this.wanted();
    if (variables === undefined) return;
    const abort = new AbortController();
    this.asked.set(page, abort);
    this.asking.update(count => count + 1);
    try {
      const paging = { page, pageSize: rowsAtOnce };
      const answer = await this.api.list({ ...variables, ...paging }, abort.signal);
      if (abort.signal.aborted) return;
      this.answeredFor.set(variables.filter);
      this.take(page, answer);
    } catch (error) {
      if (!abort.signal.aborted) this.failure.set(asError(error));
    } finally {
      if (this.asked.get(page) === abort) this.asked.delete(page);
      this.asking.update(count => count - 1);
    }
  }

  private take(page: number, answer: { items: readonly Row[]; total: number }): void {
    this.failure.set(undefined);
    const fresh = new Map([...this.pages()].filter(([other]) => !this.isGone(other)));
    this.stale.delete(page);
    this.pages.set(withPage(fresh, page, answer.items));
    this.answered.set(answer.total);
  }

  /** What is stale and out of sight is not worth keeping. */
  private isGone(page: number): boolean {
    return this.stale.has(page) && !pagesOf(this.range()).includes(page);
  }

  private stopAsking(): void {
    for (const abort of this.asked.values()) abort.abort();
    this.asked.clear();
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, place) => id === other[place]);

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

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
import { Coalescer } from '../../core/coalescer';
import { ProbeUpdatesDocument } from '../../core/gql/graphql';
import { Live } from '../../core/live';
import { Pulse } from '../../core/pulse';
import { type Counts, ProbesApi } from '../probes-api';
import { type ListQuery, variablesOf } from './list-query';
import {
  type Finished,
  isStale,
  type Row,
  type Updates,
  withResult,
  withUpdates,
} from './live-rows';

/** Success rates of what is seldom checked move with time alone: they are asked for this often. */
const refreshMs = 30_000;

/** The rows of one page of the list, as the API gave them and as they change under the eyes. */
@Injectable()
export class ProbePage {
  private readonly api = inject(ProbesApi);
  private readonly live = inject(Live);
  private readonly pulse = inject(Pulse);

  /** What is shown; the list writes it from the url. Nothing is asked for before. */
  readonly query = signal<ListQuery | undefined>(undefined);
  /** While rows are selected none changes its place. */
  readonly held = signal(false);

  private readonly probes = resource({
    params: () => {
      const query = this.query();
      return query && variablesOf(query);
    },
    loader: ({ params, abortSignal }) => this.api.list(params, abortSignal),
  });
  private readonly summary = resource({
    loader: ({ abortSignal }) => this.api.summary(abortSignal),
  });
  private readonly names = resource({
    loader: ({ abortSignal }) => this.api.applications(abortSignal),
  });

  readonly loading = this.probes.isLoading;
  readonly error = this.probes.error;
  readonly answer = computed(() => (this.probes.hasValue() ? this.probes.value() : undefined));
  /** The last answer's rows, kept while the next is on its way, and patched by what is heard live. */
  readonly rows = linkedSignal<ReturnType<typeof this.answer>, readonly Row[] | undefined>({
    source: this.answer,
    computation: (answer, previous) => answer?.items ?? previous?.value,
  });
  readonly total = linkedSignal<ReturnType<typeof this.answer>, number>({
    source: this.answer,
    computation: (answer, previous) => answer?.total ?? previous?.value ?? 0,
  });
  readonly counts = linkedSignal<Counts | undefined, Counts | undefined>({
    source: () => (this.summary.hasValue() ? this.summary.value() : undefined),
    computation: (counts, previous) => counts ?? previous?.value,
  });
  readonly applications = linkedSignal<readonly string[] | undefined, readonly string[]>({
    source: () => (this.names.hasValue() ? this.names.value() : undefined),
    computation: (names, previous) => names ?? previous?.value ?? [],
  });

  constructor() {
    this.follow();
    const timer = setInterval(() => {
      if (!document.hidden) this.refresh();
    }, refreshMs);
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.reload();
        });
    });
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  /** Asks for everything on the page anew; what stands there stays until the answer is here. */
  reload(): void {
    this.refresh();
    this.names.reload();
  }

  /** Puts rows as an answer brought them in the place of those with their ids. */
  replace(rows: readonly Row[]): void {
    const byId = new Map(rows.map(row => [row.id, row]));
    this.rows.update(shown => shown?.map(row => byId.get(row.id) ?? row));
    this.summary.reload();
  }

  hear(result: Finished): void {
    this.rows.update(rows => rows && withResult(rows, result));
  }

  private refresh(): void {
    this.probes.reload();
    this.summary.reload();
  }

  /** Only the rows on screen are followed; of all others it is said that something changed, and how many are up. */
  private follow(): void {
    const stale = new Coalescer<undefined>(() => this.probes.reload(), 2000);
    const wish = computed(() => this.wish(), { equal: (a, b) => isSame(a, b) });
    effect(onCleanup => {
      const variables = wish();
      if (variables === undefined) return;
      let known = 0;
      onCleanup(
        this.live.subscribe(ProbeUpdatesDocument, variables, ({ probeUpdates }) => {
          const changes = probeUpdates.snapshot ? 0 : probeUpdates.changes - known;
          known = probeUpdates.changes;
          if (this.isStale(probeUpdates, changes)) stale.add(undefined);
          this.take(probeUpdates);
        }),
      );
    });
    inject(DestroyRef).onDestroy(() => {
      stale.stop();
    });
  }

  private wish() {
    const [query, rows] = [this.query(), this.rows()];
    return (
      query && rows && { filter: variablesOf(query).filter, probeIds: rows.map(({ id }) => id) }
    );
  }

  private isStale(updates: Updates, changes: number): boolean {
    const query = this.query();
    const ordered = query?.sort === 'state' && !this.held();
    const stateDecides = query?.state !== undefined || ordered;
    // What came or went between the answer and this subscription shows in the total alone.
    const missed = updates.snapshot && updates.summary.total !== this.counts()?.total;
    return missed || isStale(this.rows() ?? [], updates, { changes, stateDecides });
  }

  private take({ updates, summary, checks }: Updates): void {
    this.pulse.count(checks);
    this.counts.set(summary);
    this.rows.update(rows => rows && withUpdates(rows, updates));
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

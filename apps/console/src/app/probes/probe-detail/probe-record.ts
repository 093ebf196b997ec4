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
import {
  CheckFinishedDocument,
  ProbeChangedDocument,
  type ProbeWholeFragment,
  type ResultJudgedFragment,
  type ResultPartsFragment,
} from '../../core/gql/graphql';
import { Live } from '../../core/live';
import { ProbesApi } from '../probes-api';
import { merged } from '../../results/merged';

/** How many results the page begins with: those of the strip. */
const atOnce = 60;
/** What a page that stays open for days may hold. */
const most = 500;

/** One probe and its results, as the API gave them and as they change under the eyes. */
@Injectable()
export class ProbeRecord {
  private readonly api = inject(ProbesApi);
  private readonly live = inject(Live);

  /** Whose record it is; the page writes it from the url. */
  readonly id = signal<string | undefined>(undefined);

  private readonly asked = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.byId(params, abortSignal),
  });
  private readonly history = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.results(params, atOnce, undefined, abortSignal),
  });

  readonly error = this.asked.error;
  readonly historyError = this.history.error;
  readonly historyLoading = this.history.isLoading;
  /** The last answer, kept while the next is on its way; `null` when there is no such probe. */
  readonly probe = linkedSignal<
    { id: string | undefined; answer: ProbeWholeFragment | null | undefined },
    ProbeWholeFragment | null | undefined
  >({
    source: () => ({
      id: this.id(),
      answer: this.asked.hasValue() ? this.asked.value() : undefined,
    }),
    computation: ({ id, answer }, previous) =>
      answer === undefined && previous?.source.id === id ? previous?.value : answer,
  });
  /** The newest first. */
  readonly results = linkedSignal<
    { id: string | undefined; answer: readonly ResultPartsFragment[] | undefined },
    readonly ResultPartsFragment[]
  >({
    source: () => ({
      id: this.id(),
      answer: this.history.hasValue() ? this.history.value() : undefined,
    }),
    computation: ({ id, answer }, previous) =>
      merged(previous?.source.id === id ? (previous?.value ?? []) : [], answer ?? [], most),
  });
  readonly last = computed(() => this.results()[0]);
  private readonly heard = signal<ResultJudgedFragment | undefined>(undefined);
  /** The last check with its expectations: as it was heard, or as the probe came with it. */
  readonly judged = computed(() => {
    const [heard, told] = [this.heard(), this.probe()?.lastJudged ?? undefined];
    if (heard === undefined || heard.probeId !== this.id()) return told;
    return told !== undefined && told.startedAt > heard.startedAt ? told : heard;
  });

  constructor() {
    this.follow();
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.reload();
        });
    });
  }

  reload(): void {
    this.refresh();
    this.history.reload();
  }

  /** The probe alone: its next run and its success rate move with each check, and are not said live. */
  refresh(): void {
    this.asked.reload();
  }

  hear(results: readonly ResultJudgedFragment[]): void {
    this.remember(results);
    const newest = results.reduce<ResultJudgedFragment | undefined>(
      (last, each) => (last === undefined || each.startedAt > last.startedAt ? each : last),
      this.heard(),
    );
    this.heard.set(newest);
  }

  private remember(results: readonly ResultPartsFragment[]): void {
    this.results.update(known => merged(known, results, most));
  }

  private follow(): void {
    const finished = new Coalescer<ResultJudgedFragment>(results => {
      this.hear(results);
    });
    const stale = new Coalescer<undefined>(() => {
      this.refresh();
    }, 1500);
    effect(onCleanup => {
      const id = this.id();
      if (id === undefined) return;
      const stops = [
        this.live.subscribe(CheckFinishedDocument, { probeIds: [id] }, ({ checkFinished }) => {
          finished.add(checkFinished);
          stale.add(undefined);
        }),
        this.live.subscribe(
          ProbeChangedDocument,
          {},
          ({ probeChanged: { id: changed, probe } }) => {
            if (changed !== id) return;
            this.probe.update(known => (probe === null || !known ? null : { ...known, ...probe }));
            if (probe !== null) stale.add(undefined);
          },
        ),
      ];
      onCleanup(() => {
        for (const stop of stops) stop();
        finished.stop();
        stale.stop();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      finished.stop();
      stale.stop();
    });
  }
}

import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  resource,
  untracked,
} from '@angular/core';
import { Coalescer } from '../core/coalescer';
import { Live } from '../core/live';
import { FleetStore } from './fleet-store';
import { OverviewApi } from './overview-api';

/** So many of those that are wrong are shown; the list of probes has them all. */
export const mostWrong = 12;
/** What happens is asked for again when it is heard of, at most this often. */
const leastMs = 2000;
/** And what moves with time alone. */
const nowMs = 30_000;
const pastMs = 60_000;

/** What the overview and the wall show beside the cells; the last answer stays while the next is on its way. */
@Injectable()
export class OverviewData {
  private readonly api = inject(OverviewApi);
  private readonly live = inject(Live);
  private readonly store = inject(FleetStore);

  private readonly present = resource({
    loader: ({ abortSignal }) => this.api.now(mostWrong, abortSignal),
  });
  private readonly history = resource({ loader: ({ abortSignal }) => this.api.past(abortSignal) });
  private readonly durations = resource({
    loader: ({ abortSignal }) => this.api.latency(abortSignal),
  });
  readonly now = lastOf(this.present);
  readonly past = lastOf(this.history);
  readonly latency = lastOf(this.durations);
  readonly error = this.present.error;
  readonly pastError = this.history.error;
  readonly latencyError = this.durations.error;

  /** What is heard live is newer than what was asked for. */
  readonly summary = computed(() => this.store.summary() ?? this.now()?.summary);
  readonly pulse = computed(() => this.store.pulse() ?? this.now()?.pulse);

  constructor() {
    const happened = new Coalescer<undefined>(() => this.present.reload(), leastMs);
    effect(() => {
      if (this.store.summary() !== undefined) happened.add(undefined);
    });
    effect(() => {
      const normal = this.latency()?.normal;
      if (normal !== undefined)
        untracked(() => {
          this.store.learn(normal);
        });
    });
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.reload();
        });
    });
    const timers = [
      every(nowMs, () => this.present.reload()),
      every(pastMs, () => {
        this.history.reload();
        this.durations.reload();
      }),
    ];
    inject(DestroyRef).onDestroy(() => {
      happened.stop();
      for (const timer of timers) clearInterval(timer);
    });
  }

  reload(): void {
    this.present.reload();
    this.history.reload();
    this.durations.reload();
    this.store.reload();
  }
}

const every = (ms: number, work: () => unknown): ReturnType<typeof setInterval> =>
  setInterval(() => {
    if (!document.hidden) work();
  }, ms);

function lastOf<T>(asked: { hasValue: () => boolean; value: () => T | undefined }) {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (asked.hasValue() ? asked.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}

import { Component, computed, inject, input, resource, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TransitionPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { countText, latencyText } from '../core/number-text';
import { Now } from '../core/now';
import { ErrorMessage } from '../ui/error-message';
import { Toast } from '../ui/toast';
import { AvailabilityTable } from './availability-table';
import { HistoryApi } from './history-api';
import { TransitionList } from './transition-list';
import { beginOf, windowNamed } from './windows';

/** How many changes the page of a probe begins with, and how many each further step brings. */
const atOnce = 10;

/** What the checks of a probe came to: its availability, its latency over a window, and when it changed. */
@Component({
  selector: 'app-probe-history',
  imports: [AvailabilityTable, ErrorMessage, MatButton, TransitionList],
  templateUrl: './probe-history.html',
  styleUrl: './probe-history.css',
})
export class ProbeHistory {
  readonly probeId = input.required<string>();
  /** The name of a window, as the url has it. */
  readonly window = input<string>();
  /** Changes when the answer does: only then is it read again, for nobody reads what moves. */
  readonly since = input.required<string | null>();

  private readonly api = inject(HistoryApi);
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  private readonly toast = inject(Toast);
  protected readonly t = this.language.t;

  protected readonly chosen = computed(() => windowNamed(this.window()));
  protected readonly stated = resource({
    params: () => ({ id: this.probeId(), since: this.since() }),
    loader: ({ params, abortSignal }) => this.api.availability(params.id, abortSignal),
  });
  protected readonly latency = resource({
    params: () => ({ id: this.probeId(), since: this.since(), window: this.chosen() }),
    loader: ({ params, abortSignal }) =>
      this.api.latency(params.id, beginOf(params.window, untracked(this.now.ms)), abortSignal),
  });
  protected readonly changes = resource({
    params: () => ({ id: this.probeId(), since: this.since() }),
    loader: ({ params, abortSignal }) =>
      this.api.transitions(params.id, atOnce, undefined, abortSignal),
  });
  protected readonly error = computed(() => this.stated.error() ?? this.changes.error());

  protected readonly percentiles = computed(() => {
    const told = this.latency.hasValue() ? this.latency.value() : undefined;
    return (told?.quantiles ?? []).map(({ quantile, ms }) => ({
      name: `p${Math.round(quantile * 100)}`,
      text: latencyText(ms),
    }));
  });
  protected readonly counted = computed(() => {
    const told = this.latency.hasValue() ? this.latency.value() : undefined;
    const n = countText(told?.count ?? 0, this.language.name());
    return this.t('history.latencyOf', { n, window: this.t(`history.window.${this.chosen()}`) });
  });

  /** The pages behind the first, with the first that they stand behind. */
  private readonly older = signal<{
    behind: unknown;
    items: TransitionPartsFragment[];
    next: Next;
  }>({
    ...{ behind: undefined, items: [], next: null },
  });
  private readonly behind = computed(() => {
    const first = this.changes.hasValue() ? this.changes.value() : undefined;
    const older = this.older();
    return older.behind === first ? older : { items: [], next: nextOf(first) };
  });
  protected readonly transitions = computed(() => [
    ...(this.changes.hasValue() ? this.changes.value().items : []),
    ...this.behind().items,
  ]);
  protected readonly hasOlder = computed(() => this.behind().next !== null);

  protected reload(): void {
    for (const each of [this.stated, this.latency, this.changes]) each.reload();
  }

  protected async showOlder(): Promise<void> {
    const { items, next } = this.behind();
    const behind = this.changes.value();
    if (next === null) return;
    try {
      const page = await this.api.transitions(this.probeId(), atOnce, next);
      this.older.set({ behind, items: [...items, ...page.items], next: nextOf(page) });
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }
}

type Next = string | null;
const nextOf = (page: { hasNextPage: boolean; endCursor: string | null } | undefined): Next =>
  page?.hasNextPage ? page.endCursor : null;

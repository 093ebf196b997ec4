import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { ProbesApi } from '../probes-api';
import { type CellsById, cellsOf, withChecks } from './row-cells';
import type { Updates } from './live-rows';

/** Quantiles of the last hour move slowly. */
const refreshMs = 30_000;

/** What of the rows on screen costs more than the rows themselves, asked for once they stand still. */
@Injectable()
export class RowCells {
  private readonly api = inject(ProbesApi);
  /** Of the rows on screen; the list of rows writes it. */
  readonly ids = signal<readonly string[]>([]);
  private readonly known = signal<CellsById>(new Map());
  readonly cells = this.known.asReadonly();
  private abort: AbortController | undefined;

  constructor() {
    effect(() => {
      const missing = this.ids().filter(id => !untracked(this.known).has(id));
      untracked(() => void this.ask(missing));
    });
    const timer = setInterval(() => {
      if (!document.hidden) this.reload();
    }, refreshMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.abort?.abort();
    });
  }

  hear(updates: Updates['updates']): void {
    this.known.update(cells => withChecks(cells, updates));
  }

  /** Of all rows on screen, also of those that are known. */
  reload(): void {
    void this.ask(this.ids());
  }

  private async ask(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    this.abort?.abort();
    const abort = (this.abort = new AbortController());
    try {
      const told = await this.api.cells(ids, abort.signal);
      const shown = new Set(this.ids());
      const kept = [...this.known()].filter(([id]) => shown.has(id));
      this.known.set(new Map([...kept, ...told.map(each => [each.id, cellsOf(each)] as const)]));
    } catch {
      // The rows say that the API does not answer; until it does, strips stay as they were.
    }
  }
}

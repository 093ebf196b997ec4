import { inject, Injectable, linkedSignal } from '@angular/core';
import { Toast } from '../../ui/toast';
import { ProbesApi } from '../probes-api';
import { usualQuery, variablesOf } from './list-query';
import { ProbeRows } from './probe-rows';
import type { Ticked } from './probe-table';
import { rowAt } from './row-pages';

/** Which rows of the list are ticked, also of those that are not loaded. */
@Injectable()
export class RowSelection {
  private readonly api = inject(ProbesApi);
  private readonly rows = inject(ProbeRows);
  private readonly toast = inject(Toast);

  /** The ids of the ticked rows; another filter starts anew. */
  readonly ids = linkedSignal<string, ReadonlySet<string>>({
    source: () => JSON.stringify(this.asked().filter),
    computation: () => new Set(),
  });

  clear(): void {
    this.ids.set(new Set());
  }

  /** All that fit. */
  async all(): Promise<void> {
    await this.toast.orSay(async () => {
      this.ids.set(new Set(await this.api.ids(this.asked())));
    });
  }

  async tick({ from, to, selected }: Ticked): Promise<void> {
    await this.toast.orSay(async () => {
      const meant = new Set(await this.idsBetween(from, to));
      const others = [...this.ids()].filter(id => !meant.has(id));
      this.ids.set(new Set(selected ? [...others, ...meant] : others));
    });
  }

  /** Those of rows that are not loaded are asked for. */
  private async idsBetween(from: number, to: number): Promise<string[]> {
    const places = Array.from({ length: to - from + 1 }, (_, place) => from + place);
    const known = places.flatMap(index => rowAt(this.rows.known(), index)?.id ?? []);
    if (known.length === places.length) return known;
    return (await this.api.ids(this.asked())).slice(from, to + 1);
  }

  private asked() {
    return variablesOf(this.rows.query() ?? usualQuery);
  }
}

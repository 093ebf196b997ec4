import { ById } from '@dialtone/model';
import type { LabelTexts } from './probe-labels.js';

/**
 * A number for each probe that has something to show, so that columns can hold what it shows. A probe keeps its row until
 * it is removed, also while it shows nothing: were it given another, one exposition could show it twice.
 */
export class Rows {
  /** By row; those of rows without a probe mean nothing. */
  readonly ids: number[] = [];
  readonly fullLabels: Uint8Array[] = [];
  readonly shortLabels: Uint8Array[] = [];
  private readonly byProbe = new ById<number>();
  private readonly free: number[] = [];

  of(probeId: number): number | undefined {
    return this.byProbe.get(probeId);
  }

  /** Beyond this one there are none. */
  get count(): number {
    return this.ids.length;
  }

  add(probeId: number, labels: LabelTexts): number {
    const row = this.free.pop() ?? this.count;
    this.ids[row] = probeId;
    this.relabel(row, labels);
    this.byProbe.set(probeId, row);
    return row;
  }

  relabel(row: number, { full, short }: LabelTexts): void {
    this.fullLabels[row] = full;
    this.shortLabels[row] = short;
  }

  remove(probeId: number): void {
    const row = this.byProbe.get(probeId);
    if (row === undefined) return;
    this.byProbe.delete(probeId);
    this.free.push(row);
  }
}

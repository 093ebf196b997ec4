import { ById } from '@dialtone/model';
import type { Page } from '../blocks/page.js';
import type { LabelTexts } from './probe-labels.js';
import { Texts } from './texts.js';

/**
 * A number for each probe that has something to show, so that columns can hold what it shows. A probe keeps its row until
 * it is removed, also while it shows nothing: were it given another, one exposition could show it twice.
 */
export class Rows {
  private readonly texts = new Texts();
  /** By row, as `texts` knows them, with the id before them; those of rows without a probe mean nothing. */
  private readonly labels: Readonly<Record<keyof LabelTexts, number[]>> = { full: [], short: [] };
  private readonly byProbe = new ById<number>();
  private readonly free: number[] = [];

  of(probeId: number): number | undefined {
    return this.byProbe.get(probeId);
  }

  /** Beyond this one there are none. */
  get count(): number {
    return this.labels.full.length;
  }

  add(probeId: number, labels: LabelTexts): number {
    const row = this.free.pop() ?? this.count;
    this.relabel(row, probeId, labels);
    this.byProbe.set(probeId, row);
    return row;
  }

  relabel(row: number, probeId: number, { full, short }: LabelTexts): void {
    this.write(this.labels.full, row, `${probeId}${full}`);
    this.write(this.labels.short, row, `${probeId}${short}`);
  }

  /** The id of the probe and what follows it: `7",name="shop"`. */
  putLabels(row: number, length: keyof LabelTexts, page: Page): void {
    const number = this.labels[length][row];
    if (number !== undefined) this.texts.put(number, page);
  }

  remove(probeId: number): void {
    const row = this.byProbe.get(probeId);
    if (row === undefined) return;
    this.byProbe.delete(probeId);
    this.free.push(row);
  }

  private write(labels: number[], row: number, text: string): void {
    const before = labels[row];
    if (before !== undefined) this.texts.remove(before);
    labels[row] = this.texts.add(text);
  }
}

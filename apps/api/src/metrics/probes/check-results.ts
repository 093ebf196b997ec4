import { ById, type ProbeType } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { labelsText } from '../blackbox/families/exposition.js';
import { type Block, headingBlock } from '../blocks/block.js';
import { blockRows, Keepings } from '../blocks/keeping.js';
import { lineEnd, type Page } from '../blocks/page.js';
import { Texts } from './texts.js';

/** The labels of the original's counter: it knows probes by name and type only. */
export interface Bearing {
  readonly name: string;
  readonly type: ProbeType;
}

/** What is counted for all that bear one name and type. */
interface Counts extends Bearing {
  bearers: number;
  successes: number;
  failures: number;
  /** Both series up to their status, as `texts` knows it. */
  readonly series: number;
  /** Where it is among all of them, as long as it has bearers. */
  row: number;
}

export const checkResults = {
  name: 'health_check_results',
  help: 'Checks that finished, by how they ended.',
  labelNames: ['name', 'type', 'status'],
} as const;

const heading = headingBlock(
  `# HELP ${checkResults.name} ${checkResults.help}\n# TYPE ${checkResults.name} counter\n`,
);

/**
 * The original's only metric, under its own name: no `_total`, for its users' alerts ask for this. Two probes with one
 * name and type share a counter, so it goes only with the last of them.
 */
@Injectable()
export class CheckResults {
  private readonly pairs = new Map<string, Counts>();
  private readonly byProbe = new ById<Counts>();
  private readonly texts = new Texts();
  private readonly rows: (Counts | undefined)[] = [];
  private readonly freeRows: number[] = [];
  private readonly keepings = new Keepings();
  /** Counted for the first time since the rows were put in order; before this row they are. */
  private readonly firsts: Counts[] = [];
  private orderedTo = 0;
  private readers = 0;

  /** What the probe bears now. */
  of(probeId: number): Bearing | undefined {
    return this.byProbe.get(probeId);
  }

  /** Both series are there from now on, or a rate would miss the first check. */
  add(probeId: number, bearing: Bearing): void {
    const counts = this.pairs.get(keyOf(bearing)) ?? this.newCounts(bearing);
    if (this.byProbe.get(probeId) === counts) return;
    this.remove(probeId);
    this.pairs.set(keyOf(bearing), counts);
    this.byProbe.set(probeId, counts);
    counts.bearers += 1;
  }

  remove(probeId: number): void {
    const counts = this.byProbe.get(probeId);
    if (counts === undefined) return;
    this.byProbe.delete(probeId);
    counts.bearers -= 1;
    if (counts.bearers > 0) return;
    this.pairs.delete(keyOf(counts));
    this.texts.remove(counts.series);
    this.put(counts.row, undefined);
    this.freeRows.push(counts.row);
  }

  count(probeId: number, { up }: { readonly up: boolean }): void {
    const counts = this.byProbe.get(probeId);
    if (counts === undefined) return;
    if (counts.successes + counts.failures === 0) this.firsts.push(counts);
    if (up) counts.successes += 1;
    else counts.failures += 1;
    this.keepings.change(counts.row);
  }

  *blocks(): Generator<Block> {
    if (this.pairs.size === 0) return;
    // Whoever reads meanwhile would miss some, and see others twice.
    if (this.readers === 0) this.putInOrder();
    this.readers += 1;
    try {
      yield heading;
      for (let first = 0; first < this.rows.length; first += blockRows)
        yield {
          keeping: this.keepings.ofBlock(first),
          write: page => {
            this.write(page, first);
          },
        };
    } finally {
      this.readers -= 1;
    }
  }

  /**
   * In that of their first checks, as those of the other families stand: what is checked together changes together, and what
   * is written of the others can be kept.
   */
  private putInOrder(): void {
    for (const counts of this.firsts)
      if (counts.bearers > 0 && counts.row >= this.orderedTo) this.moveUp(counts);
    this.firsts.length = 0;
  }

  private moveUp(counts: Counts): void {
    while (this.rows[this.orderedTo] === undefined) this.orderedTo += 1;
    const other = this.rows[this.orderedTo];
    this.put(counts.row, other);
    this.put(this.orderedTo, counts);
    this.orderedTo += 1;
  }

  private write(page: Page, first: number): void {
    const end = Math.min(first + blockRows, this.rows.length);
    for (let row = first; row < end; row += 1) {
      const counts = this.rows[row];
      if (counts === undefined) continue;
      const { series, successes, failures } = counts;
      this.texts.put(series, page);
      page.put(success);
      page.putNumber(successes);
      page.put(lineEnd);
      this.texts.put(series, page);
      page.put(failed);
      page.putNumber(failures);
      page.put(lineEnd);
    }
  }

  private newCounts({ name, type }: Bearing): Counts {
    const series = this.texts.add(`${checkResults.name}{${labelsText({ name, type })}`);
    const row = this.freeRows.pop() ?? this.rows.length;
    const counts = { name, type, bearers: 0, successes: 0, failures: 0, series, row };
    this.put(row, counts);
    return counts;
  }

  private put(row: number, counts: Counts | undefined): void {
    this.rows[row] = counts;
    if (counts !== undefined) counts.row = row;
    this.keepings.change(row);
  }
}

const keyOf = ({ name, type }: Bearing): string => `${type} ${name}`;

const success = Buffer.from(',status="success"} ');
const failed = Buffer.from(',status="failed"} ');

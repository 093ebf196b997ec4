import { ById, type ProbeType } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { labelsText } from '../blackbox/families/exposition.js';
import { lineEnd, type Page } from './page.js';
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
}

export const checkResults = {
  name: 'health_check_results',
  help: 'Checks that finished, by how they ended.',
  labelNames: ['name', 'type', 'status'],
} as const;

const heading = Buffer.from(
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
  }

  count(probeId: number, { up }: { readonly up: boolean }): void {
    const counts = this.byProbe.get(probeId);
    if (counts === undefined) return;
    if (up) counts.successes += 1;
    else counts.failures += 1;
  }

  /** Yields when the page is full. */
  *write(page: Page): Generator<void> {
    if (this.pairs.size === 0) return;
    page.put(heading);
    for (const { series, successes, failures } of this.pairs.values()) {
      this.texts.put(series, page);
      page.put(success);
      page.putNumber(successes);
      page.put(lineEnd);
      this.texts.put(series, page);
      page.put(failed);
      page.putNumber(failures);
      page.put(lineEnd);
      if (page.isFull) yield;
    }
  }

  private newCounts({ name, type }: Bearing): Counts {
    const series = this.texts.add(`${checkResults.name}{${labelsText({ name, type })}`);
    return { name, type, bearers: 0, successes: 0, failures: 0, series };
  }
}

const keyOf = ({ name, type }: Bearing): string => `${type} ${name}`;

const success = Buffer.from(',status="success"} ');
const failed = Buffer.from(',status="failed"} ');

import { ById, type ProbeType } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { labelsText } from '../blackbox/families/exposition.js';
import { lineEnd, type Page } from './page.js';

/** The labels of the original's counter: it knows probes by name and type only. */
export interface Bearing {
  readonly name: string;
  readonly type: ProbeType;
}

/** What is counted for all that bear one name and type. */
interface Counts {
  readonly bearing: Bearing;
  bearers: number;
  successes: number;
  failures: number;
  /** Both series up to their status. */
  readonly series: Uint8Array;
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

  /** What the probe bears now. */
  of(probeId: number): Bearing | undefined {
    return this.byProbe.get(probeId)?.bearing;
  }

  /** Both series are there from now on, or a rate would miss the first check. */
  add(probeId: number, bearing: Bearing): void {
    const counts = this.pairs.get(keyOf(bearing)) ?? newCounts(bearing);
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
    if (counts.bearers === 0) this.pairs.delete(keyOf(counts.bearing));
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
      page.put(series);
      page.put(success);
      page.putNumber(successes);
      page.put(lineEnd);
      page.put(series);
      page.put(failed);
      page.putNumber(failures);
      page.put(lineEnd);
      if (page.isFull) yield;
    }
  }
}

const keyOf = ({ name, type }: Bearing): string => `${type} ${name}`;

const success = Buffer.from(',status="success"} ');
const failed = Buffer.from(',status="failed"} ');

function newCounts(bearing: Bearing): Counts {
  const { name, type } = bearing;
  const series = Buffer.from(`${checkResults.name}{${labelsText({ name, type })}`);
  return { bearing, bearers: 0, successes: 0, failures: 0, series };
}

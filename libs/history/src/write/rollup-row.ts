import { LatencyProfile } from '../latency.js';
import type { Row, Value } from '../sql.js';

/** How checks ended that finished; internal leaves out those that were asked for, for they were not planned. */
export interface RollupCounts {
  up: number;
  degraded: number;
  down: number;
  internal: number;
  /** Of the first three, those that were asked for outside the schedule. */
  asked: number;
  /** Of those, the ones that were up or degraded. */
  askedUp: number;
}

export const noCounts = (): RollupCounts => ({
  up: 0,
  degraded: 0,
  down: 0,
  internal: 0,
  asked: 0,
  askedUp: 0,
});

/** The columns of a rollup, behind its key. */
export const rollupColumns = [
  'up',
  'degraded',
  'down',
  'internal',
  'asked',
  'asked_up',
  'latency',
] as const;
export const rollupKey = ['probe_id', 'location', 'at'] as const;

/** Adds the counts of a row on file. */
export function addCounts(to: RollupCounts, row: Row): void {
  to.up += Number(row.up);
  to.degraded += Number(row.degraded);
  to.down += Number(row.down);
  to.internal += Number(row.internal);
  to.asked += Number(row.asked);
  to.askedUp += Number(row.asked_up);
}

/** What the checks of one probe in one minute, hour or day came to. */
export class RollupRow {
  constructor(
    readonly counts: RollupCounts = noCounts(),
    readonly latency: LatencyProfile = new LatencyProfile(),
  ) {}

  /** Adds what is on file. */
  add(row: Row): void {
    addCounts(this.counts, row);
    if (row.latency instanceof Uint8Array) this.latency.take(row.latency);
  }

  merge({ counts, latency }: RollupRow): void {
    this.counts.up += counts.up;
    this.counts.degraded += counts.degraded;
    this.counts.down += counts.down;
    this.counts.internal += counts.internal;
    this.counts.asked += counts.asked;
    this.counts.askedUp += counts.askedUp;
    this.latency.merge(latency);
  }

  /** To be used for the next. */
  clear(): void {
    Object.assign(this.counts, noCounts());
    this.latency.clear();
  }

  /** In the order of `rollupColumns`. */
  values(): Value[] {
    const { up, degraded, down, internal, asked, askedUp } = this.counts;
    return [up, degraded, down, internal, asked, askedUp, this.latency.toBytes()];
  }
}

import type { MissReason, UnknownReason } from '@dialtone/model';
import type { FinishedEnding } from '../ending-code.js';
import type { Row } from '../sql.js';

/** How planned runs ended: so many of each. */
export interface Endings {
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly maintenance: number;
  readonly unknown: Readonly<Record<UnknownReason, number>>;
}

/** How checks that finished ended, as the rollups count them. */
export interface Finished {
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly internal: number;
  /** Of the first three, those that were asked for. */
  readonly asked: number;
  /** Of those, the ones that were up or degraded. */
  readonly askedUp: number;
}

/** The counts of a row of a rollup, or of the sums of several. */
export const finishedOf = (row: Row): Finished => ({
  up: Number(row.up),
  degraded: Number(row.degraded),
  down: Number(row.down),
  internal: Number(row.internal),
  asked: Number(row.asked),
  askedUp: Number(row.asked_up),
});

/** Counts planned runs as rows tell of them. What was asked for outside the schedule was not planned. */
export class Tally {
  private up = 0;
  private degraded = 0;
  private down = 0;
  private maintenance = 0;
  private readonly unknown = { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 };

  /** A rollup does not say which of the good ones were asked for: they are taken to be up, as long as there are such. */
  finished({ up, degraded, down, internal, asked, askedUp }: Finished): void {
    const askedDegraded = Math.max(askedUp - up, 0);
    this.up += up - askedUp + askedDegraded;
    this.degraded += degraded - askedDegraded;
    this.down += down - (asked - askedUp);
    this.unknown.internal += internal;
  }

  /** Planned runs that ended alike. */
  results(ending: FinishedEnding, runs: number): void {
    if (ending === 'internal') this.unknown.internal += runs;
    else this[ending] += runs;
  }

  missed(reason: MissReason, runs: number): void {
    if (reason === 'maintenance') this.maintenance += runs;
    else this.unknown[reason] += runs;
  }

  get endings(): Endings {
    const { up, degraded, down, maintenance, unknown } = this;
    return { up, degraded, down, maintenance, unknown: { ...unknown } };
  }
}

/** What counts say: how many runs were planned, and which part of them was good, and known at all. */
export interface Shares {
  readonly planned: number;
  /** From 0 to 1: of the runs that looked at the target, those that found it up; absent when none did. */
  readonly availability?: number;
  /** From 0 to 1: of the runs that were to look at the target, those that did; absent when none was to. */
  readonly coverage?: number;
}

export function sharesOf({ up, degraded, down, maintenance, unknown }: Endings): Shares {
  const finished = up + degraded + down;
  const wanted = finished + Object.values(unknown).reduce((sum, runs) => sum + runs, 0);
  return {
    planned: wanted + maintenance,
    ...(finished > 0 && { availability: (up + degraded) / finished }),
    ...(wanted > 0 && { coverage: finished / wanted }),
  };
}

import type { ResultTuple } from '../batch.js';
import { addCheck } from './check-seen.js';
import { MinuteLog } from './minute-log.js';
import { type RollupCounts, RollupRow } from './rollup-row.js';

/** The row that a single result makes. */
export function rowOfOne([, , ending, asked, latencyUs, , , , phases]: ResultTuple): RollupRow {
  const row = new RollupRow();
  addCheck(row, { ending, asked, latencyUs, phases: Buffer.from(phases ?? '', 'latin1') });
  return row;
}

/** The minutes that are not rolled up yet, from results that are on disk. */
export class MinuteTally {
  private readonly minutes = new Map<number, MinuteLog>();

  add(tuple: ResultTuple): void {
    const minute = minuteOf(tuple[1]);
    let log = this.minutes.get(minute);
    if (log === undefined) {
      log = new MinuteLog();
      this.minutes.set(minute, log);
    }
    log.add(tuple);
  }

  /** The earliest minute with a result before this one. */
  firstBefore(minute: number): number | undefined {
    const before = [...this.minutes.keys()].filter(each => each < minute);
    return before.length === 0 ? undefined : Math.min(...before);
  }

  /** Those with a result in this minute. */
  probesOf(minute: number): number[] {
    return this.minutes.get(minute)?.probeIds() ?? [];
  }

  /** What came so far; of nothing when nothing did. */
  rowOf(minute: number, probeId: number): RollupRow {
    return this.minutes.get(minute)?.rowOf(probeId) ?? new RollupRow();
  }

  /** The counts of what is not rolled up, by minute and probe. */
  *counts(): Generator<{ minute: number; probeId: number; counts: RollupCounts }> {
    for (const [minute, log] of this.minutes)
      for (const probeId of log.probeIds())
        yield { minute, probeId, counts: log.countsOf(probeId) };
  }

  forget(minute: number): void {
    this.minutes.delete(minute);
  }
}

const minuteMs = 60_000;
export const minuteOf = (moment: number): number => Math.floor(moment / minuteMs);

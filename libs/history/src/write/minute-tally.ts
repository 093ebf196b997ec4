import type { ResultTuple } from '../batch.js';
import { addCheck } from './check-seen.js';
import { MinuteLog } from './minute-log.js';
import { type RollupCounts, RollupRow } from './rollup-row.js';

/** The row that a single result makes. */
export function rowOfOne([, , ending, asked, latencyUs, , , , phases]: ResultTuple): RollupRow {
  const row = new RollupRow();
  const bytes = Buffer.from(phases ?? '', 'latin1');
  addCheck(row, { ending, asked, latencyUs, phases: bytes, from: 0, until: bytes.length });
  return row;
}

/** The minutes that are not rolled up yet, from results that are on disk. */
export class MinuteTally {
  private readonly minutes = new Map<number, MinuteLog>();
  /** One that is done with, for the next minute: its lists have the room that they will need. */
  private spare: MinuteLog | undefined;

  add(tuple: ResultTuple): void {
    const minute = minuteOf(tuple[1]);
    let log = this.minutes.get(minute);
    if (log === undefined) {
      log = this.spare ?? new MinuteLog();
      this.spare = undefined;
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

  /** Adds what came so far. */
  addTo(row: RollupRow, minute: number, probeId: number): void {
    this.minutes.get(minute)?.addTo(row, probeId);
  }

  /** The counts of what is not rolled up, by minute and probe. */
  *counts(): Generator<{ minute: number; probeId: number; counts: RollupCounts }> {
    for (const [minute, log] of this.minutes)
      for (const probeId of log.probeIds())
        yield { minute, probeId, counts: log.countsOf(probeId) };
  }

  forget(minute: number): void {
    this.spare = this.minutes.get(minute);
    this.spare?.clear();
    this.minutes.delete(minute);
  }
}

const minuteMs = 60_000;
export const minuteOf = (moment: number): number => Math.floor(moment / minuteMs);

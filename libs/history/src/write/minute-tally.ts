import { ById } from '@dialtone/model';
import type { ResultTuple } from '../batch.js';
import { endingCodes } from '../ending-code.js';
import { LatencyProfile } from '../latency.js';
import { phasesOf } from '../phase-bytes.js';
import { type RollupCounts, noCounts, RollupRow } from './rollup-row.js';

/**
 * What one probe's checks of one minute came to so far: counts, and durations as they came, for they are few. Of ten thousand
 * probes this is what a minute takes until it is rolled up, so it is no more than that.
 */
class ProbeTally {
  readonly counts: RollupCounts = noCounts();
  private readonly latencies: number[] = [];
  private readonly phases: string[] = [];

  add([, , ending, asked, latencyUs, , , , phases]: ResultTuple): void {
    countInto(this.counts, ending, asked);
    if (ending === endingCodes.internal) return;
    this.latencies.push(latencyUs);
    if (phases !== null) this.phases.push(phases);
  }

  row(): RollupRow {
    const latency = new LatencyProfile();
    for (const us of this.latencies) latency.whole.add(us);
    for (const text of this.phases)
      for (const [name, us] of phasesOf(Buffer.from(text, 'latin1'))) latency.phase(name).add(us);
    return new RollupRow(this.counts, latency);
  }
}

function countInto(counts: RollupCounts, ending: ResultTuple[2], asked: 0 | 1): void {
  if (ending === endingCodes.internal) counts.internal += 1 - asked;
  else {
    if (ending === endingCodes.up) counts.up += 1;
    else if (ending === endingCodes.degraded) counts.degraded += 1;
    else counts.down += 1;
    counts.asked += asked;
    if (ending !== endingCodes.down) counts.askedUp += asked;
  }
}

/** The row that a single result makes. */
export function rowOfOne(tuple: ResultTuple): RollupRow {
  const tally = new ProbeTally();
  tally.add(tuple);
  return tally.row();
}

/** The minutes that are not rolled up yet, from results that are on disk. */
export class MinuteTally {
  private readonly minutes = new Map<number, ById<ProbeTally>>();

  /** @returns the minute that the result counts in, since 1970 */
  add(tuple: ResultTuple): number {
    const [probeId, startedAt] = tuple;
    const minute = minuteOf(startedAt);
    const probes = this.minutes.get(minute) ?? new ById<ProbeTally>();
    this.minutes.set(minute, probes);
    let tally = probes.get(probeId);
    if (tally === undefined) {
      tally = new ProbeTally();
      probes.set(probeId, tally);
    }
    tally.add(tuple);
    return minute;
  }

  /** The earliest minute with a result before this one. */
  firstBefore(minute: number): number | undefined {
    const before = [...this.minutes.keys()].filter(each => each < minute);
    return before.length === 0 ? undefined : Math.min(...before);
  }

  /** Those with a result in this minute, in the order of their rows on disk. */
  probesOf(minute: number): number[] {
    return [...(this.minutes.get(minute)?.keys() ?? [])];
  }

  /** What came so far; of nothing when nothing did. */
  rowOf(minute: number, probeId: number): RollupRow {
    return this.minutes.get(minute)?.get(probeId)?.row() ?? new RollupRow();
  }

  /** The counts of what is not rolled up, by minute and probe. */
  *counts(): Generator<{ minute: number; probeId: number; counts: RollupCounts }> {
    for (const [minute, probes] of this.minutes)
      for (const [probeId, { counts }] of probes.entries()) yield { minute, probeId, counts };
  }

  forget(minute: number): void {
    this.minutes.delete(minute);
  }
}

const minuteMs = 60_000;
export const minuteOf = (moment: number): number => Math.floor(moment / minuteMs);

import { type EndingCode, endingCodes } from '../ending-code.js';
import { forEachPhase } from '../phase-bytes.js';
import type { RollupCounts, RollupRow } from './rollup-row.js';

/** What a rollup takes from a check that finished. */
export interface CheckSeen {
  readonly ending: EndingCode;
  /** Whether somebody asked for it, outside the schedule. */
  readonly asked: 0 | 1;
  readonly latencyUs: number;
  /** As `forEachPhase` reads them, among those of others. */
  readonly phases: Uint8Array;
  /** Where its own begin there, and where they end; the same when it reached none. */
  readonly from: number;
  readonly until: number;
}

export function addCheck({ counts, latency }: RollupRow, seen: CheckSeen): void {
  const { ending, asked, latencyUs, phases, from, until } = seen;
  countInto(counts, ending, asked);
  // Our own failure took no time of the target's.
  if (ending === endingCodes.internal) return;
  latency.whole.add(latencyUs);
  if (from === until) return;
  forEachPhase(phases, [from, until], (name, us) => {
    latency.phase(name).add(us);
  });
}

export function countInto(counts: RollupCounts, ending: EndingCode, asked: 0 | 1): void {
  if (ending === endingCodes.internal) counts.internal += 1 - asked;
  else {
    if (ending === endingCodes.up) counts.up += 1;
    else if (ending === endingCodes.degraded) counts.degraded += 1;
    else counts.down += 1;
    counts.asked += asked;
    if (ending !== endingCodes.down) counts.askedUp += asked;
  }
}

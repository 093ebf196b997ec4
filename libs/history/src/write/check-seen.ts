import { type EndingCode, endingCodes } from '../ending-code.js';
import { phasesOf } from '../phase-bytes.js';
import type { RollupCounts, RollupRow } from './rollup-row.js';

/** What a rollup takes from a check that finished. */
export interface CheckSeen {
  readonly ending: EndingCode;
  /** Whether somebody asked for it, outside the schedule. */
  readonly asked: 0 | 1;
  readonly latencyUs: number;
  /** As `phasesOf` reads them; of no length when it reached none. */
  readonly phases: Uint8Array;
}

export function addCheck({ counts, latency }: RollupRow, seen: CheckSeen): void {
  const { ending, asked, latencyUs, phases } = seen;
  countInto(counts, ending, asked);
  // Our own failure took no time of the target's.
  if (ending === endingCodes.internal) return;
  latency.whole.add(latencyUs);
  if (phases.length === 0) return;
  for (const [name, us] of phasesOf(phases)) latency.phase(name).add(us);
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

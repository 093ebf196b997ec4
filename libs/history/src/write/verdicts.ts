import type { ResultTuple } from '../batch.js';
import { type EndingCode, endingCodes } from '../ending-code.js';
import type { Rows } from '../sql.js';

const columns = ['probe_id', 'location', 'at', 'ending', 'reason', 'message'] as const;

/** What the targets were found to be last: knows which results are a change. Failures of our own say nothing. */
export class Verdicts {
  private readonly known = new Map<number, EndingCode>();

  /** Puts a verdict from before this start in place. */
  restore(probeId: number, ending: EndingCode): void {
    this.known.set(probeId, ending);
  }

  /** The rows of the changes among results that are in the order of time. Nothing is remembered before `learn`. */
  changes(results: readonly ResultTuple[], location: number): Rows {
    const overlay = new Map<number, EndingCode>();
    const rows = results.flatMap(([probeId, at, ending, , , reason, message]) => {
      if (ending === endingCodes.internal) return [];
      const before = overlay.get(probeId) ?? this.known.get(probeId);
      overlay.set(probeId, ending);
      return before === ending ? [] : [[probeId, location, at, ending, reason, message]];
    });
    return { table: 'dialtone_transitions', columns, rows };
  }

  /** Remembers results that are on disk. */
  learn(results: readonly ResultTuple[]): void {
    for (const [probeId, , ending] of results)
      if (ending !== endingCodes.internal) this.known.set(probeId, ending);
  }
}

import { ById } from '@dialtone/model';
import type { Batch } from '../batch.js';
import type { Rows } from '../sql.js';
import type { VerdictCode } from '../verdict-code.js';
import { turnsIn } from './turns.js';

const columns = ['probe_id', 'location', 'at', 'ending', 'reason', 'message'] as const;

type Seen = Pick<Batch, 'results' | 'pauses'>;

/** What the targets were found to be last: knows which results are a change. */
export class Verdicts {
  private readonly known = new ById<VerdictCode>();

  /** Puts a verdict from before this start in place. */
  restore(probeId: number, verdict: VerdictCode): void {
    this.known.set(probeId, verdict);
  }

  /** The rows of the changes in a batch, whose results are in the order of time. Nothing is remembered before `learn`. */
  changes(seen: Seen, location: number): Rows {
    const overlay = new Map<number, VerdictCode>();
    const rows = [];
    for (const turn of turnsIn(seen, id => overlay.get(id) ?? this.known.get(id))) {
      const { probeId, at, verdict, reason, message } = turn;
      overlay.set(probeId, verdict);
      rows.push([probeId, location, at, verdict, reason, message]);
    }
    return { table: 'dialtone_transitions', columns, rows };
  }

  /** Remembers what is on disk. */
  learn(seen: Seen): void {
    for (const { probeId, verdict } of turnsIn(seen, id => this.known.get(id)))
      this.known.set(probeId, verdict);
  }
}

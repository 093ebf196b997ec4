import type { Judged } from './expectation.js';
import type { PhaseName } from './phase.js';
import type { Reason } from './reason.js';
import type { Sight } from './sight.js';

/** Where a part of the time went. Milliseconds with fractions. */
export interface Phase {
  readonly name: PhaseName;
  readonly durationMs: number;
}

interface Seen {
  /** From the start of the check to its answer or failure; milliseconds with fractions. */
  readonly latencyMs: number;
  /** Those that were reached, in order. Empty where a protocol has none. */
  readonly phases: readonly Phase[];
  readonly httpStatus?: number;
  /** Each thing that was expected beyond an answer; absent when nothing was. */
  readonly judged?: readonly Judged[];
  /** Gone once the outcome is on record; of failures and of the last good check the evidence keeps it. */
  readonly sight?: Sight;
}

/** What one check saw. A target being down is an answer, not an exception. */
export type Outcome =
  | (Seen & {
      readonly up: true;
      /** What is outside a limit that only warns, in words. */
      readonly degraded?: string;
    })
  | (Seen & { readonly up: false; readonly reason: Reason; readonly message: string });

/** An outcome on record. A probe never has two results with one `startedAt`. */
export interface Result {
  readonly probeId: number;
  readonly startedAt: Date;
  readonly outcome: Outcome;
}

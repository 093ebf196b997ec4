import type { MissReason } from '@dialtone/model';
import type { EndingCode } from './ending-code.js';

/** A finished check as its row will hold it; many go to another thread as `PackedResults`. */
export type ResultTuple = readonly [
  probeId: number,
  /** Milliseconds since 1970. */
  startedAt: number,
  ending: EndingCode,
  /** Whether somebody asked for it, outside the schedule. */
  asked: 0 | 1,
  latencyUs: number,
  reason: string | null,
  message: string | null,
  httpStatus: number | null,
  /** As `phaseText` writes it. */
  phases: string | null,
  judged: string | null,
];

/** Planned runs in a row at which nobody looked. One that has grown since it was written comes again, as a whole. */
export interface Gap {
  readonly probeId: number;
  readonly reason: MissReason;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly runs: number;
}

/** From a moment on nobody looks at a target: its probe was paused, or is gone. */
export interface Pause {
  readonly probeId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is written at once, all or none of it. */
export interface Batch {
  /** Counts up, also over a restart, so that a batch whose answer was lost is not written twice. */
  readonly sequence: number;
  readonly results: readonly ResultTuple[];
  readonly gaps: readonly Gap[];
  /** In the order of time; no result from before one is in a later batch. */
  readonly pauses?: readonly Pause[];
  /** Until when we ran, for what a stop or a crash leaves out. */
  readonly aliveAt: number;
}

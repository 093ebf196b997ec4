/**
 * Why a planned run ended without a look at its target. maintenance: it was announced. overlap: the run before still
 * went on. overload: it could not start before the next was due. stopped: we did not run, or stopped it. storage: it
 * was looked at, but what was seen could not be kept.
 */
export const missReasons = ['maintenance', 'overlap', 'overload', 'stopped', 'storage'] as const;
export type MissReason = (typeof missReasons)[number];

/** Why it is not known what a run would have seen: a reason of ours, never the target's. */
export const unknownReasons = ['overlap', 'overload', 'stopped', 'internal', 'storage'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** How a planned run ends: as exactly one of these. */
export const endings = ['up', 'degraded', 'down', 'maintenance', 'unknown'] as const;
export type Ending = (typeof endings)[number];

/** Planned moments of one probe in a row, evenly spaced, in milliseconds since 1970. */
export interface Span {
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many; at least 1. */
  readonly runs: number;
}

import type { Refusal } from '@dialtone/checkers';
import type { Outcome, Probe, ValidProbe } from '@dialtone/model';

/*
 * Every event of the house, in the order of a probe's life. Said after the commit, and safe to say again:
 * boot is a replay of ProbeSaved.
 */

/** Why a probe is said: it is new, it was changed, or it is only said again (boot). */
export type SavedCause = 'created' | 'updated' | 'replayed';

/** A probe stands like this on file now. */
export class ProbeSaved {
  constructor(
    readonly probe: Probe,
    readonly cause: SavedCause,
  ) {}
}

/** A probe is gone from the file. A check of it that still runs is aborted and records nothing. */
export class ProbeRemoved {
  constructor(readonly probe: Probe) {}
}

/** The moment of a check has come. */
export class CheckDue {
  constructor(
    readonly probe: ValidProbe,
    readonly dueAt: Date,
  ) {}
}

/**
 * Why a planned check did not start.
 * overlap: the one before still ran. overload: no place was free until this one was due, too.
 * late: we were not awake at its moment, and a later one had come.
 */
export const skipReasons = ['overlap', 'overload', 'late'] as const;
export type SkipReason = (typeof skipReasons)[number];

export class CheckSkipped {
  constructor(
    readonly probe: ValidProbe,
    readonly reason: SkipReason,
    /** How many planned checks in a row. */
    readonly count: number,
  ) {}
}

export class CheckFinished {
  constructor(
    readonly probe: ValidProbe,
    /** Absent for a check that somebody asked for outside the schedule. */
    readonly dueAt: Date | undefined,
    readonly startedAt: Date,
    readonly outcome: Outcome,
  ) {}
}

/** The egress policy kept a check from connecting to an address. */
export class EgressRefused {
  constructor(readonly refusal: Refusal) {}
}

/** What a probe is seen as turned into something else. Said by the room that keeps the states. */
export class ProbeStateChanged {
  constructor(
    readonly probe: Probe,
    readonly from: string,
    readonly to: string,
  ) {}
}

/** How many results wait to be written, and how many were dropped since the start. Said after each try to write. */
export class ResultsWaiting {
  constructor(
    readonly waiting: number,
    readonly lost: number,
  ) {}
}

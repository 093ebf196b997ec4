import type { Outcome, Probe, ValidProbe } from '@dialtone/model';

/*
 * Every event of the house, in the order of a probe's life. Said after the commit, and safe to say again:
 * boot is a replay of ProbeSaved.
 */

/** Why a probe is said: it is new, it was changed, or it is only said again (boot, a lost message). */
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

/** Why a planned check did not start. overlap: the one before still runs. overload: no free place until the next was due. */
export type SkipReason = 'overlap' | 'overload';

export class CheckSkipped {
  constructor(
    readonly probe: ValidProbe,
    readonly dueAt: Date,
    readonly reason: SkipReason,
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

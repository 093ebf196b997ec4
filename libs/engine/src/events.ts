import type { Refusal } from '@dialtone/checkers';
import type {
  Ending,
  MaintenanceWindow,
  MissReason,
  Outcome,
  Probe,
  Span,
  UnknownReason,
  ValidProbe,
} from '@dialtone/model';

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

/** All the maintenance windows that there are now, in place of those said before. */
export class MaintenanceChanged {
  constructor(readonly windows: readonly MaintenanceWindow[]) {}
}

/** Planned runs of a probe at which nobody looked, and why. */
export class RunsMissed {
  constructor(
    readonly probe: ValidProbe,
    readonly reason: MissReason,
    readonly span: Span,
  ) {}
}

export class CheckFinished {
  constructor(
    readonly probe: ValidProbe,
    /** Absent for a check that somebody asked for outside the schedule. */
    readonly dueAt: Date | undefined,
    readonly startedAt: Date,
    readonly outcome: Outcome,
    /** How long it waited for a place, from the moment it was said to be due or was asked for. Milliseconds. */
    readonly queuedMs: number,
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

/** So many planned runs that ended alike. */
export interface Settled {
  readonly ending: Ending;
  /** Of unknown ones. */
  readonly reason?: UnknownReason;
  readonly runs: number;
}

/** How planned runs ended that are on record now: each run once, after it was written. */
export class RunsSettled {
  constructor(readonly runs: readonly Settled[]) {}
}

/** Nothing can be written any more. */
export interface WriteTrouble {
  /** When a write failed that none has worked after, in milliseconds since 1970. */
  readonly since: number;
  /** A sentence for whoever runs us. */
  readonly why: string;
}

/** How many results wait to be written, and how many were dropped since the start. Said after each try to write. */
export class ResultsWaiting {
  constructor(
    readonly waiting: number,
    readonly lost: number,
    readonly trouble?: WriteTrouble,
  ) {}
}

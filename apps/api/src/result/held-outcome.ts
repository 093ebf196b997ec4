import type { Judged, Outcome, Phase } from '@dialtone/model';

/** What a check came to, in words. */
type Told =
  | { readonly up: true; readonly degraded?: string }
  | { readonly up: false; readonly reason: NotUp['reason']; readonly message: string };
type NotUp = Extract<Outcome, { up: false }>;

/**
 * The last outcome of a probe without its sight. The next one takes its place number by number: made anew, what is kept of each
 * check until the next would be what the collector has most to do with.
 */
export class HeldOutcome {
  /** Milliseconds since 1970. */
  startedAt = 0;
  latencyMs = 0;
  private told: Told = { up: true };
  private httpStatus: number | undefined;
  private judged: readonly Judged[] | undefined;
  private readonly names: Phase['name'][] = [];
  private readonly durations: number[] = [];

  constructor(startedAt: number, outcome: Outcome) {
    this.hold(startedAt, outcome);
  }

  get up(): boolean {
    return this.told.up;
  }

  /** The same as was held last. */
  get outcome(): Outcome {
    return {
      ...this.told,
      latencyMs: this.latencyMs,
      phases: this.names.map((name, at) => ({ name, durationMs: this.durations[at] ?? NaN })),
      ...(this.httpStatus !== undefined && { httpStatus: this.httpStatus }),
      ...(this.judged !== undefined && { judged: this.judged }),
    };
  }

  hold(startedAt: number, outcome: Outcome): void {
    this.startedAt = startedAt;
    this.latencyMs = outcome.latencyMs;
    if (!saysAlike(this.told, outcome)) this.told = toldBy(outcome);
    this.httpStatus = outcome.httpStatus;
    this.judged = outcome.judged;
    const { names, durations } = this;
    let at = 0;
    for (const { name, durationMs } of outcome.phases) {
      names[at] = name;
      durations[at] = durationMs;
      at += 1;
    }
    names.length = durations.length = at;
  }
}

function saysAlike(told: Told, outcome: Outcome): boolean {
  if (told.up) return outcome.up && told.degraded === outcome.degraded;
  return !outcome.up && told.reason === outcome.reason && told.message === outcome.message;
}

function toldBy(outcome: Outcome): Told {
  if (!outcome.up) return { up: false, reason: outcome.reason, message: outcome.message };
  const { degraded } = outcome;
  return { up: true, ...(degraded !== undefined && { degraded }) };
}

import type { Judged, Outcome, Phase } from '@dialtone/model';
import { namesOf, type PhaseNames } from './phase-names.js';

/** What a check came to, in words. */
type Told =
  | { readonly up: true; readonly degraded?: string }
  | { readonly up: false; readonly reason: NotUp['reason']; readonly message: string };
type NotUp = Extract<Outcome, { up: false }>;

/** Most checks say this. */
const well: Told = { up: true };
/** Where the durations of the phases begin among the numbers: behind the moment of its start and its latency. */
const durationsFrom = 2;

/**
 * The last outcome of a probe without its sight. The next one takes its place number by number: made anew, what is kept of each
 * check until the next would be what the collector has most to do with. There are two for each probe, so what is alike is shared.
 */
export class HeldOutcome {
  private told = well;
  private httpStatus: number | undefined;
  private judged: readonly Judged[] | undefined;
  private names: PhaseNames = namesOf([]);
  /** The moment of its start in milliseconds since 1970, its latency, and how long each phase took, in milliseconds. */
  private numbers: number[] = roomFor(this.names);

  constructor(startedAt: number, outcome: Outcome) {
    this.hold(startedAt, outcome);
  }

  /** Milliseconds since 1970. */
  get startedAt(): number {
    return this.numbers[0] ?? NaN;
  }

  get latencyMs(): number {
    return this.numbers[1] ?? NaN;
  }

  get up(): boolean {
    return this.told.up;
  }

  /** The same as was held last. */
  get outcome(): Outcome {
    return {
      ...this.told,
      latencyMs: this.latencyMs,
      phases: this.names.map((name, at) => ({ name, durationMs: this.duration(at) })),
      ...(this.httpStatus !== undefined && { httpStatus: this.httpStatus }),
      ...(this.judged !== undefined && { judged: this.judged }),
    };
  }

  hold(startedAt: number, outcome: Outcome): void {
    const { phases } = outcome;
    if (!saysAlike(this.told, outcome)) this.told = toldBy(outcome);
    this.httpStatus = outcome.httpStatus;
    this.judged = outcome.judged;
    if (!areNamed(phases, this.names)) {
      this.names = namesOf(phases);
      this.numbers = roomFor(this.names);
    }
    const { numbers } = this;
    numbers[0] = startedAt;
    numbers[1] = outcome.latencyMs;
    for (let at = 0; at < phases.length; at += 1)
      numbers[durationsFrom + at] = phases[at]?.durationMs ?? NaN;
  }

  private duration(at: number): number {
    return this.numbers[durationsFrom + at] ?? NaN;
  }
}

/** Exactly so much: an array that grows takes room for seventeen. Of floating numbers from the beginning, so that none is boxed. */
const roomFor = (names: PhaseNames): number[] =>
  new Array<number>(durationsFrom + names.length).fill(NaN);

const areNamed = (phases: readonly Phase[], names: PhaseNames): boolean =>
  phases.length === names.length && phases.every(({ name }, at) => name === names[at]);

function saysAlike(told: Told, outcome: Outcome): boolean {
  if (told.up) return outcome.up && told.degraded === outcome.degraded;
  return !outcome.up && told.reason === outcome.reason && told.message === outcome.message;
}

function toldBy(outcome: Outcome): Told {
  if (!outcome.up) return { up: false, reason: outcome.reason, message: outcome.message };
  const { degraded } = outcome;
  return degraded === undefined ? well : { up: true, degraded };
}

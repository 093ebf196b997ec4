import type { Outcome, Phase, PhaseName, Reason, Sight } from '@dialtone/model';
import { phaseNames } from '@dialtone/model';
import type { CheckContext } from './checker.js';
import { explain } from './failure.js';

/** The target is down, and this is why: the one way for a page to say so from the depth of its work. */
export class Down extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message);
  }
}

/** Whoever lets go of what a piece of work holds, once it is over or not wanted any more. */
export interface Owner {
  /** Takes over the duty to call `release`. Called at once, with a throw, when the work is over already. */
  own(release: () => void): void;
}

/** A sight that is still being seen. */
export type Seeing = { -readonly [K in keyof Sight]: Sight[K] };

/** The clock of one check, and the owner of all that the check opens. */
export class Watch implements Owner {
  /** What is seen in detail, filled in as the check goes. */
  readonly sight: Seeing = { addresses: [] };
  /** The whole text of the body or the reply, for expectations; made when somebody looks. */
  body?: () => string;
  /** Already known to be down, while more is still being read: whatever comes, this is why. */
  decided?: Down;
  /** Every address of the name, while they are looked at one after another. */
  everyAddress?: readonly string[];
  /** The status line that was read last. */
  httpStatus?: number;
  /** Where the check is connected to, as sentences name it. */
  peer = 'the target';
  /** The mean round trip, where that says more than the time spent. */
  latencyMs: number | undefined;
  /**
   * What the deadline means to a check that has seen a part of its answers: nothing when they suffice, a `Down` when
   * they do not.
   */
  atDeadline?: () => void;

  readonly #startedAt = performance.now();
  /** In the order in which they came first. */
  readonly #phases: { readonly name: PhaseName; durationMs: number }[] = [];
  #releases: { readonly release: () => void; readonly held: object | undefined }[] = [];
  #phase?: PhaseName;
  #phaseSince = 0;
  #waitingFor = 'no answer';
  #closed = false;

  constructor(readonly context: CheckContext) {}

  /**
   * The next part of the check begins, and the one before ends. A part that comes again, after a redirect, adds up.
   * @param waitingFor what the deadline would find missing: `no answer from 10.0.0.1:80`
   */
  enter(phase: PhaseName, waitingFor: string): void {
    // The outcome has the phases now, whatever the look still does.
    if (this.#closed) return;
    const now = performance.now();
    this.#endPhase(now);
    this.#phase = phase;
    this.#phaseSince = now;
    this.#waitingFor = waitingFor;
  }

  get phase(): PhaseName | undefined {
    return this.#phase;
  }

  /** What is left of the check's time, in milliseconds; never negative. */
  get remainingMs(): number {
    return Math.max(0, this.context.timeoutMs - (performance.now() - this.#startedAt));
  }

  /** @param held what is let go of by it, where somebody may take it over: see `leave` */
  own(release: () => void, held?: object): void {
    if (this.#closed) {
      release();
      throw new Error('The check is over.');
    }
    this.#releases.push({ release, held });
  }

  /** What outlives this check, such as a connection that the next one goes on using, is somebody else's now. */
  leave(held: object): void {
    this.#releases = this.#releases.filter(each => each.held !== held);
  }

  close(): void {
    this.#closed = true;
    for (const { release } of this.#releases.splice(0).reverse()) release();
  }

  up(): Outcome {
    return { up: true, ...this.#seen() };
  }

  down(reason: Reason, message: string): Outcome {
    return { up: false, ...this.#seen(), reason, message };
  }

  late(): Outcome {
    return this.down('TIMEOUT', `${this.#waitingFor} within ${this.context.timeoutMs} ms`);
  }

  #seen() {
    const now = performance.now();
    this.#endPhase(now);
    return {
      latencyMs: this.latencyMs ?? now - this.#startedAt,
      // An array that grew has room for more than came, and outcomes are kept.
      phases: isInOrder(this.#phases) ? this.#phases.slice() : this.#phases.toSorted(byPlace),
      ...(this.httpStatus !== undefined && { httpStatus: this.httpStatus }),
      sight: this.sight,
    };
  }

  #endPhase(now: number): void {
    const name = this.#phase;
    if (name === undefined) return;
    const durationMs = now - this.#phaseSince;
    this.#phase = undefined;
    for (const phase of this.#phases)
      if (phase.name === name) {
        phase.durationMs += durationMs;
        return;
      }
    this.#phases.push({ name, durationMs });
  }
}

/** Nearly always; to sort what is sorted allocates as much as a phase does. */
function isInOrder(phases: readonly Phase[]): boolean {
  let place = -1;
  for (const { name } of phases) {
    const next = phaseNames.indexOf(name);
    if (next < place) return false;
    place = next;
  }
  return true;
}

const byPlace = (one: Phase, other: Phase): number =>
  phaseNames.indexOf(one.name) - phaseNames.indexOf(other.name);

/** Has the last word on an outcome, once everything is let go of. */
export type Conclude = (outcome: Outcome, watch: Watch) => Outcome;

/**
 * Runs one look and turns what happens into an outcome. The signal is listened to here alone: when it aborts,
 * everything that the look has given to the watch is let go of, and whatever the look still does is not heard.
 */
export function observe(
  context: CheckContext,
  look: (watch: Watch) => Promise<void>,
  conclude: Conclude = outcome => outcome,
): Promise<Outcome> {
  const { signal } = context;
  const watch = new Watch(context);
  // One promise for all ends: what every check in flight holds, the garbage collector copies.
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  let isOver = false;
  const end = (outcome: () => Outcome) => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', abort);
    try {
      resolve(conclude(outcome(), watch));
    } catch (error) {
      // A bug of ours, or the caller's abort.
      reject(error);
    } finally {
      watch.close();
    }
  };
  const abort = () => {
    watch.close();
    end(() => ended(watch));
  };
  if (signal.aborted) {
    abort();
    return promise;
  }
  signal.addEventListener('abort', abort);
  const fail = (error: unknown) => {
    end(() => failed(watch, error));
  };
  try {
    look(watch).then(() => {
      end(() => (watch.decided === undefined ? watch.up() : failed(watch, watch.decided)));
    }, fail);
  } catch (error) {
    // A look need not be asynchronous from its first step on.
    fail(error);
  }
  return promise;
}

function ended(watch: Watch): Outcome {
  const { signal } = watch.context;
  const isDeadline = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  if (!isDeadline) throw signal.reason;
  if (watch.decided !== undefined) return failed(watch, watch.decided);
  if (watch.atDeadline === undefined) return watch.late();
  try {
    watch.atDeadline();
    return watch.up();
  } catch (error) {
    return failed(watch, error);
  }
}

/** @throws the error itself when it is none of the network's: that is a bug of ours */
function failed(watch: Watch, error: unknown): Outcome {
  const down = watch.decided ?? error;
  if (down instanceof Down) return watch.down(down.reason, down.message);
  const failure = explain(error, watch.phase, watch.peer);
  if (failure === undefined) throw error;
  return watch.down(failure.reason, failure.message);
}

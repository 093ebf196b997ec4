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
  latencyMs?: number;
  /**
   * What the deadline means to a check that has seen a part of its answers: nothing when they suffice, a `Down` when
   * they do not.
   */
  atDeadline?: () => void;

  readonly #startedAt = performance.now();
  readonly #spentMs = new Map<PhaseName, number>();
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
    this.#endPhase();
    this.#phase = phase;
    this.#phaseSince = performance.now();
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
    this.#endPhase();
    const spentMs = performance.now() - this.#startedAt;
    return {
      latencyMs: this.latencyMs ?? spentMs,
      phases: this.#phases(),
      ...(this.httpStatus !== undefined && { httpStatus: this.httpStatus }),
      sight: this.sight,
    };
  }

  #phases(): Phase[] {
    const phases: Phase[] = [];
    for (const name of phaseNames) {
      const durationMs = this.#spentMs.get(name);
      if (durationMs !== undefined) phases.push({ name, durationMs });
    }
    return phases;
  }

  #endPhase(): void {
    if (this.#phase === undefined) return;
    const spentMs = performance.now() - this.#phaseSince;
    this.#spentMs.set(this.#phase, (this.#spentMs.get(this.#phase) ?? 0) + spentMs);
    this.#phase = undefined;
  }
}

/** Has the last word on an outcome, once everything is let go of. */
export type Conclude = (outcome: Outcome, watch: Watch) => Outcome;

/**
 * Runs one look and turns what happens into an outcome. The signal is listened to here alone: when it aborts,
 * everything that the look has given to the watch is let go of, and whatever the look still does is not heard.
 */
export async function observe(
  context: CheckContext,
  look: (watch: Watch) => Promise<void>,
  conclude: Conclude = outcome => outcome,
): Promise<Outcome> {
  const { signal } = context;
  const watch = new Watch(context);
  if (signal.aborted) return conclude(ended(watch), watch);
  const { promise: looking, resolve, reject } = Promise.withResolvers<undefined>();
  const abort = () => {
    reject(new Aborted());
    watch.close();
  };
  signal.addEventListener('abort', abort);
  try {
    // One promise for both ends: a race makes several more, at every check.
    look(watch).then(() => {
      resolve(undefined);
    }, reject);
    return conclude(await outcomeOf(watch, looking), watch);
  } finally {
    signal.removeEventListener('abort', abort);
    watch.close();
  }
}

async function outcomeOf(watch: Watch, looking: Promise<void>): Promise<Outcome> {
  try {
    await looking;
    return watch.decided === undefined ? watch.up() : failed(watch, watch.decided);
  } catch (error) {
    return error instanceof Aborted ? ended(watch) : failed(watch, error);
  }
}

class Aborted extends Error {}

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

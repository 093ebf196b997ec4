import type { Checker } from '@dialtone/checkers';
import { type Outcome, type Target, withoutOwnSecrets } from '@dialtone/model';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock.js';
import type { EngineOptions } from '../engine-options.js';

/** A checker that is not done this long after its deadline has a bug; its place is not lost to it. */
const graceMs = 1000;

/** Why a check was dropped: its answer is not wanted any more. */
export class Dropped extends Error {}

/** One look at a target, which ends by its deadline whatever the checker does. */
export class Looker {
  private readonly logger = new Logger(Looker.name);

  constructor(
    private readonly clock: Clock,
    private readonly options: EngineOptions,
  ) {}

  /**
   * What comes out holds none of the target's own secrets, for it is told to everybody.
   * @throws Dropped when the answer is not wanted any more
   */
  async look(target: Target, timeoutMs: number, controller: AbortController): Promise<Outcome> {
    const began = this.clock.monotonic();
    const { signal } = controller;
    const cancelDeadline = this.clock.after(timeoutMs, () => {
      controller.abort(new DOMException(`No answer within ${timeoutMs} ms.`, 'TimeoutError'));
    });
    const backstop = this.backstop(timeoutMs + graceMs, signal);
    try {
      const checker = this.options.checkers[target.type] as Checker<Target>;
      const { egress } = this.options;
      const now = () => this.clock.now();
      const after: Clock['after'] = (delayMs, then) => this.clock.after(delayMs, then);
      const looking = checker(target, { signal, timeoutMs, egress, now, after });
      return withoutOwnSecrets(await Promise.race([looking, backstop.fired]), target);
    } catch (error) {
      if (signal.aborted && signal.reason instanceof Dropped) throw signal.reason;
      return this.internal(error, this.clock.monotonic() - began);
    } finally {
      cancelDeadline();
      backstop.cancel();
    }
  }

  /** Rejects when the checker overstays, and when the check is dropped, whether the checker listens or not. */
  private backstop(
    afterMs: number,
    signal: AbortSignal,
  ): { fired: Promise<never>; cancel: () => void } {
    const { promise, reject } = Promise.withResolvers<never>();
    const dropped = (): void => {
      if (signal.reason instanceof Dropped) reject(signal.reason);
    };
    signal.addEventListener('abort', dropped, { once: true });
    const cancelTimer = this.clock.after(afterMs, () => {
      reject(new Error('The checker did not end by its deadline.'));
    });
    promise.catch(() => undefined); // Nobody waits for it any more once the race is over.
    return {
      fired: promise,
      cancel: () => {
        cancelTimer();
        signal.removeEventListener('abort', dropped);
      },
    };
  }

  private internal(error: unknown, latencyMs: number): Outcome {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return {
      up: false,
      latencyMs,
      phases: [],
      reason: 'INTERNAL',
      message: 'The check failed for a reason of our own; the log says more.',
    };
  }
}

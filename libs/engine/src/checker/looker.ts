import type { Checker } from '@dialtone/checkers';
import { type Outcome, type Target, withoutOwnSecrets } from '@dialtone/model';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock.js';
import type { EngineOptions } from '../engine-options.js';
import { Ending } from './ending.js';

/** A checker that is not done this long after its deadline has a bug; its place is not lost to it. */
const graceMs = 1000;

/** Why a check was dropped: its answer is not wanted any more. */
class Dropped extends Error {}

/** Ends a look whose answer is not wanted any more; nothing is said of it. Safe to call again, and after its end. */
export type Drop = (why: string) => void;

/** What to look at, and how long at most. */
interface Asked {
  readonly target: Target;
  readonly timeoutMs: number;
}

/** Looks at targets, each time with an end at its deadline, whatever the checker does. */
export class Looker {
  private readonly logger = new Logger(Looker.name);
  private readonly now: () => number;
  private readonly after: Clock['after'];

  constructor(
    private readonly clock: Clock,
    private readonly options: EngineOptions,
  ) {
    this.now = () => clock.now();
    this.after = (delayMs, then) => clock.after(delayMs, then);
  }

  /**
   * Looks once.
   * @param tell hears what was seen, once, in a later turn or never when it was dropped. It holds none of the target's own
   * secrets, for it is told to everybody.
   */
  look({ target, timeoutMs }: Asked, tell: (outcome: Outcome) => void): Drop {
    const began = this.clock.monotonic();
    const ending = new Ending();
    let over = false;
    const end = (outcome: () => Outcome): void => {
      if (over) return;
      over = true;
      cancelTimer();
      tell(outcome());
    };
    const fail = (error: unknown): void => {
      end(() => this.internal(error, this.clock.monotonic() - began));
    };
    // One timer at a time: first for the deadline, then for a checker that overstays it.
    let cancelTimer = this.after(timeoutMs, () => {
      cancelTimer = this.after(graceMs, () => {
        fail(new Error('The checker did not end by its deadline.'));
      });
      ending.abort(new DOMException(`No answer within ${timeoutMs} ms.`, 'TimeoutError'));
    });
    this.ask({ target, timeoutMs }, ending).then(outcome => {
      end(() => withoutOwnSecrets(outcome, target));
    }, fail);
    return why => {
      if (over) return;
      over = true;
      cancelTimer();
      ending.abort(new Dropped(why));
    };
  }

  private ask({ target, timeoutMs }: Asked, signal: Ending): Promise<Outcome> {
    const checker = this.options.checkers[target.type] as Checker<Target>;
    const { egress } = this.options;
    try {
      return checker(target, { signal, timeoutMs, egress, now: this.now, after: this.after });
    } catch (error) {
      // A checker need not be asynchronous from its first step on.
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
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

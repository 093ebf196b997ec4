import { Clock } from '@dialtone/engine';
import { HistoryDesk } from '@dialtone/history';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../platform/config.js';

/** How often it is seen whether a round is due: the first is soon after a start, and one that failed is tried again. */
const everyMs = 60_000;
/**
 * From one round to the next, at most, and as a part of what is kept for the shortest time. Each round goes through all probes and
 * takes from each what has become old since: an hour of it lies in a few pages of the database, and sixty times a minute
 * of it would be in one page each.
 */
const longestRoundMs = 60 * 60_000;
const roundShare = 1 / 24;

/** Forgets what is older than the operator wants to keep it. */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);
  private forgetting = false;
  /** By the steady clock. */
  private doneAt = -Infinity;

  constructor(
    private readonly history: HistoryDesk,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Interval(everyMs)
  async forget(): Promise<void> {
    if (this.forgetting || this.clock.monotonic() - this.doneAt < this.roundMs) return;
    this.forgetting = true;
    try {
      await this.forgetAll(this.clock.now());
      this.doneAt = this.clock.monotonic();
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Old results cannot be deleted: ${String(error)}`);
    } finally {
      this.forgetting = false;
    }
  }

  private get roundMs(): number {
    return Math.min(longestRoundMs, Math.min(...Object.values(this.config.kept)) * roundShare);
  }

  private async forgetAll(now: number): Promise<void> {
    for (;;) {
      const forgotten = await this.history.forgetSome(now, this.config.kept);
      if (forgotten === undefined) return;
      await this.rest(forgotten.restMs);
    }
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.clock.after(ms, resolve);
    });
  }
}

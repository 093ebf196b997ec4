import { Clock } from '@dialtone/engine';
import { HistoryDesk } from '@dialtone/history';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../platform/config.js';

const everyMs = 60_000;

/** Forgets what is older than the operator wants to keep it. */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);
  private forgetting = false;

  constructor(
    private readonly history: HistoryDesk,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Interval(everyMs)
  async forget(): Promise<void> {
    if (this.forgetting) return;
    this.forgetting = true;
    try {
      await this.forgetAll(this.clock.now());
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Old results cannot be deleted: ${String(error)}`);
    } finally {
      this.forgetting = false;
    }
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

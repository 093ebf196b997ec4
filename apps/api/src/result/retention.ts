import { Clock } from '@dialtone/engine';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../platform/config.js';
import { nextTurn } from '../platform/next-turn.js';
import { ResultStore } from './result-store.js';

const everyMs = 60_000;
/** Rows in one statement: more would hold the database, and in the embedded one this very thread, for too long. */
const slice = 1000;
/** Slices in one round; the rest waits for the next, so that other work has its turn. */
const mostSlices = 200;

/** Forgets results that are older than the operator wants to keep. */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);
  private forgetting = false;

  constructor(
    private readonly store: ResultStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Interval(everyMs)
  async forget(): Promise<void> {
    if (this.forgetting) return;
    this.forgetting = true;
    try {
      const before = new Date(this.clock.now() - this.config.resultsKeptMs);
      for (let count = 0; count < mostSlices; count += 1) {
        if ((await this.store.forget(before, slice)) === 0) break;
        await nextTurn();
      }
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Old results cannot be deleted: ${String(error)}`);
    } finally {
      this.forgetting = false;
    }
  }
}

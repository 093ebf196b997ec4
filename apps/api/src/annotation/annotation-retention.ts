import { Clock } from '@dialtone/engine';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../platform/config.js';
import { AnnotationStore } from './annotation-store.js';

const everyMs = 3_600_000;

/** Forgets what happened in a time of which no sums are kept any more. */
@Injectable()
export class AnnotationRetention {
  private readonly logger = new Logger(AnnotationRetention.name);

  constructor(
    private readonly store: AnnotationStore,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Interval(everyMs)
  async sweep(): Promise<void> {
    try {
      await this.store.forgetBefore(this.clock.now() - this.config.kept.daysMs);
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Old annotations cannot be deleted: ${String(error)}`);
    }
  }
}

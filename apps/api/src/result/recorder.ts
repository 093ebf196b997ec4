import { Bus, CheckFinished, CheckRunner, Clock, On, ResultsWaiting } from '@dialtone/engine';
import type { Result } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { withoutSight } from './evidence.js';
import { Flusher } from './flusher.js';
import { ResultBuffer } from './result-buffer.js';
import { ResultStore } from './result-store.js';

/** Rows in one statement: the embedded database is written in this very thread, which checks run in. */
const batch = 100;
/** Twenty minutes at 200 checks a second, in about 100 MB. */
export const mostWaiting = 240_000;

/** Writes every finished check, in batches and behind the checks' back. */
@Injectable()
export class Recorder implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Recorder.name);
  private readonly buffer = new ResultBuffer(mostWaiting);
  private readonly flusher: Flusher;
  private away = false;
  private lost = 0;

  constructor(
    private readonly store: ResultStore,
    private readonly runner: CheckRunner,
    private readonly bus: Bus,
    clock: Clock,
  ) {
    this.flusher = new Flusher(clock, async () => this.writeAll());
  }

  /** What is not on disk yet of a probe, oldest first. */
  unwritten(probeId: number): Result[] {
    return this.buffer.of(probeId);
  }

  @On(CheckFinished)
  record({ probe: { id: probeId }, startedAt, outcome }: CheckFinished): void {
    this.lost += this.buffer.add({ probeId, startedAt, outcome: withoutSight(outcome) });
    this.flusher.soon();
    // A database may take its time to answer; what gathers meanwhile is not to be hidden.
    if (this.flusher.busy) this.sayWaiting();
  }

  /** Writes all that waits, as far as the database takes it. */
  async flush(): Promise<void> {
    return this.flusher.flush();
  }

  /** The last checks end first, so that their results are written too. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    await this.flusher.end();
    if (this.buffer.size > 0)
      this.logger.error(`${this.buffer.size} results could not be written.`);
  }

  private async writeAll(): Promise<boolean> {
    try {
      while (this.buffer.size > 0) {
        await this.store.insert(this.buffer.next(batch));
        this.buffer.written();
        this.noteBack();
        await nextTurn();
      }
      return true;
    } catch (error) {
      // Whatever the database says: the results wait, and nothing of them is lost by trying again.
      this.noteAway(error);
      return false;
    } finally {
      this.sayWaiting();
    }
  }

  private sayWaiting(): void {
    this.bus.publish(new ResultsWaiting(this.buffer.size, this.lost));
  }

  private noteAway(error: unknown): void {
    if (!this.away) this.logger.warn(`Results cannot be written and wait: ${String(error)}`);
    this.away = true;
  }

  private noteBack(): void {
    if (this.away) this.logger.log('Results are written again.');
    this.away = false;
  }
}

import {
  Bus,
  type Cancel,
  CheckFinished,
  CheckRunner,
  Clock,
  On,
  ResultsWaiting,
} from '@dialtone/engine';
import type { Result } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { ResultBuffer } from './result-buffer.js';
import { ResultStore } from './result-store.js';

/** A result is on disk at most about this long after its check. */
const flushMs = 1000;
/** Rows in one statement: the embedded database is written in this very thread, which checks run in. */
const batch = 100;
/** Twenty minutes at 200 checks a second, in about 100 MB. */
const mostWaiting = 240_000;
/** While the database is away. */
const retryMs = 3000;

/** Writes every finished check, in batches and behind the checks' back. */
@Injectable()
export class Recorder implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Recorder.name);
  private readonly buffer = new ResultBuffer(mostWaiting);
  private cancelFlush: Cancel | undefined;
  private flushing: Promise<void> | undefined;
  private away = false;
  private lost = 0;

  constructor(
    private readonly store: ResultStore,
    private readonly clock: Clock,
    private readonly runner: CheckRunner,
    private readonly bus: Bus,
  ) {}

  /** What is not on disk yet of a probe, oldest first. */
  unwritten(probeId: number): Result[] {
    return this.buffer.of(probeId);
  }

  @On(CheckFinished)
  record({ probe: { id: probeId }, startedAt, outcome }: CheckFinished): void {
    this.lost += this.buffer.add({ probeId, startedAt, outcome });
    this.flushIn(flushMs);
  }

  /** Writes all that waits, as far as the database takes it. */
  async flush(): Promise<void> {
    this.flushing ??= this.writeAll().finally(() => {
      this.flushing = undefined;
      this.bus.publish(new ResultsWaiting(this.buffer.size, this.lost));
    });
    return this.flushing;
  }

  /** The last checks end first, so that their results are written too. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    this.cancelFlush?.();
    await this.flush();
    await this.flush(); // What came while the first was under way.
    if (this.buffer.size > 0)
      this.logger.error(`${this.buffer.size} results could not be written.`);
  }

  private flushIn(delayMs: number): void {
    if (this.cancelFlush !== undefined) return;
    this.cancelFlush = this.clock.after(delayMs, () => {
      this.cancelFlush = undefined;
      void this.flush();
    });
  }

  private async writeAll(): Promise<void> {
    while (this.buffer.size > 0) {
      const results = this.buffer.first(batch);
      try {
        await this.store.insert(results);
      } catch (error) {
        // Whatever the database says: the results wait, and nothing of them is lost by trying again.
        this.noteAway(error);
        this.flushIn(retryMs);
        return;
      }
      this.buffer.written(results);
      this.noteBack();
    }
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

import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Cancel, Clock } from '@dialtone/engine';
import { DataSource } from 'typeorm';
import { OperationRecordRow } from './operation-record.entity.js';

export type NewRecord = Omit<OperationRecordRow, 'id'>;

/** Records wait this long for company. */
const gatherMs = 250;
/** And this long after the database did not take them. */
const retryMs = 5000;
const shutdownMs = 3000;
const mostInBatch = 100;
/** Beyond this the oldest are lost: mutations go on without a database for them. */
export const mostWaiting = 2000;

/** Writes records behind the mutations: none of them waits for it, or fails with it. */
@Injectable()
export class RecordWriter implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RecordWriter.name);
  private readonly waiting: NewRecord[] = [];
  private cancel: Cancel | undefined;
  private writing = Promise.resolve();
  private failing = false;
  private lost = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  add(record: NewRecord): void {
    this.waiting.push(record);
    if (this.waiting.length > mostWaiting) {
      this.waiting.shift();
      this.lost += 1;
    }
    this.plan(gatherMs);
  }

  /** A database that does not answer must not hold up the end. */
  async beforeApplicationShutdown(): Promise<void> {
    const late = Promise.withResolvers<undefined>();
    const cancel = this.clock.after(shutdownMs, () => {
      late.resolve(undefined);
    });
    await Promise.race([this.flush(), late.promise]).finally(cancel);
    if (this.waiting.length > 0)
      this.logger.error(`${this.waiting.length} operation records could not be written.`);
  }

  /** Writes what waits, as far as the database takes it. */
  flush(): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    return (this.writing = this.writing.then(() => this.writeAll()));
  }

  private plan(delayMs: number): void {
    this.cancel ??= this.clock.after(delayMs, () => {
      void this.flush();
    });
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, mostInBatch);
      if (!(await this.write(batch))) {
        this.plan(retryMs);
        return;
      }
      const written = new Set(batch);
      this.waiting.splice(0, this.waiting.findLastIndex(record => written.has(record)) + 1);
    }
  }

  private async write(batch: NewRecord[]): Promise<boolean> {
    try {
      await this.dataSource.getRepository(OperationRecordRow).insert(batch);
      this.say(false);
      return true;
    } catch (error) {
      this.say(true, error);
      return false;
    }
  }

  private say(failing: boolean, error?: unknown): void {
    if (failing === this.failing) return;
    this.failing = failing;
    if (failing) {
      this.logger.error(`Operation records cannot be written, and wait: ${String(error)}`);
      return;
    }
    this.logger.log(`Operation records are written again; ${this.lost} were lost.`);
    this.lost = 0;
  }
}

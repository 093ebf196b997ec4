import { type Cancel, CheckFinished, CheckRunner, Clock, On, ProbeRemoved } from '@dialtone/engine';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AnswerRow } from './answer.entity.js';

const flushMs = 1000;
const retryMs = 3000;

/** Remembers on file since when each target has given its last answer. Writes when an answer flips, behind the checks' back. */
@Injectable()
export class AnswerKeeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AnswerKeeper.name);
  private readonly kept = new Map<number, boolean>();
  private readonly flipped = new Map<number, AnswerRow | undefined>();
  private cancelFlush: Cancel | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly runner: CheckRunner,
  ) {}

  async restore(): Promise<AnswerRow[]> {
    const rows = await this.dataSource.manager.find(AnswerRow);
    for (const { probeId, up } of rows) this.kept.set(probeId, up);
    return rows;
  }

  @On(CheckFinished)
  note({ probe: { id: probeId }, startedAt, outcome }: CheckFinished): void {
    if (!outcome.up && outcome.reason === 'INTERNAL') return;
    if (this.kept.get(probeId) === outcome.up) return;
    this.kept.set(probeId, outcome.up);
    this.write(probeId, { probeId, up: outcome.up, since: startedAt.getTime() });
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    if (this.kept.delete(id)) this.write(id, undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    this.cancelFlush?.();
    await this.flush();
  }

  private write(probeId: number, row: AnswerRow | undefined): void {
    this.flipped.set(probeId, row);
    this.flushIn(flushMs);
  }

  private flushIn(delayMs: number): void {
    if (this.cancelFlush !== undefined) return;
    this.cancelFlush = this.clock.after(delayMs, () => {
      this.cancelFlush = undefined;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    const batch = [...this.flipped];
    if (batch.length === 0) return;
    this.flipped.clear();
    try {
      const rows = batch.flatMap(([, row]) => row ?? []);
      if (rows.length > 0) await this.dataSource.manager.upsert(AnswerRow, rows, ['probeId']);
      const gone = batch.filter(([, row]) => row === undefined).map(([id]) => id);
      if (gone.length > 0) await this.dataSource.manager.delete(AnswerRow, { probeId: In(gone) });
    } catch (error) {
      // Whatever the database says: what was not written waits, unless a newer answer took its place.
      this.logger.warn(`Answers cannot be written and wait: ${String(error)}`);
      for (const [id, row] of batch) if (!this.flipped.has(id)) this.flipped.set(id, row);
      this.flushIn(retryMs);
    }
  }
}

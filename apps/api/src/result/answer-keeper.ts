import { CheckFinished, CheckRunner, Clock, On, ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { ById } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AnswerRow } from './answer.entity.js';
import { Flusher, sparingRetryMs } from './flusher.js';
import { type Verdict, verdictOf } from '../probe/probe-state.js';

/** Rows in one statement. */
const batch = 500;

/** Remembers on file since when each target has given its last answer. Writes when an answer flips, behind the checks' back. */
@Injectable()
export class AnswerKeeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AnswerKeeper.name);
  private readonly kept = new ById<Verdict>();
  /** What is not on file yet; undefined for a probe that is gone. */
  private readonly changed = new Map<number, AnswerRow | undefined>();
  private readonly flusher: Flusher;
  private away = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CheckRunner,
    clock: Clock,
  ) {
    this.flusher = new Flusher(clock, async () => this.write(), sparingRetryMs);
  }

  /** What is on file. */
  async restore(): Promise<AnswerRow[]> {
    const rows = await this.dataSource.manager.find(AnswerRow);
    for (const row of rows) this.kept.set(row.probeId, verdictOf(row));
    return rows;
  }

  @On(CheckFinished)
  note({ probe: { id: probeId }, startedAt, outcome }: CheckFinished): void {
    if (!outcome.up && outcome.reason === 'INTERNAL') return;
    const degraded = verdictOf(outcome) === 'DEGRADED';
    this.keep({ probeId, up: outcome.up, degraded, since: startedAt.getTime() });
  }

  /** Keeps an answer, unless it is the one that is kept. */
  keep(row: AnswerRow): void {
    if (this.kept.get(row.probeId) === verdictOf(row)) return;
    this.kept.set(row.probeId, verdictOf(row));
    this.change(row.probeId, row);
  }

  /** What a target was before a pause it need not be after it. */
  @On(ProbeSaved)
  rest({ probe: { id, enabled }, cause }: ProbeSaved): void {
    if (!enabled && cause !== 'replayed' && this.kept.delete(id)) this.change(id, undefined);
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    if (this.kept.delete(id)) this.change(id, undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    await this.flusher.end();
  }

  private change(probeId: number, row: AnswerRow | undefined): void {
    this.changed.set(probeId, row);
    this.flusher.soon();
  }

  private async write(): Promise<boolean> {
    const changes = [...this.changed];
    this.changed.clear();
    try {
      for (let from = 0; from < changes.length; from += batch)
        await this.writeSome(changes.slice(from, from + batch));
      this.noteBack();
      return true;
    } catch (error) {
      // Whatever the database says: what was not written waits, unless a newer answer took its place.
      for (const [id, row] of changes) if (!this.changed.has(id)) this.changed.set(id, row);
      this.noteAway(error);
      return false;
    }
  }

  private async writeSome(changes: readonly [number, AnswerRow | undefined][]): Promise<void> {
    const { manager } = this.dataSource;
    const rows = changes.flatMap(([, row]) => row ?? []);
    if (rows.length > 0) await manager.upsert(AnswerRow, rows, ['probeId']);
    const gone = changes.flatMap(([id, row]) => (row === undefined ? [id] : []));
    if (gone.length > 0) await manager.delete(AnswerRow, { probeId: In(gone) });
  }

  private noteAway(error: unknown): void {
    if (!this.away) this.logger.warn(`Answers cannot be written and wait: ${String(error)}`);
    this.away = true;
  }

  private noteBack(): void {
    if (this.away) this.logger.log('Answers are written again.');
    this.away = false;
  }
}

import { CheckFinished, CheckRunner, Clock, On, ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { ById, type Outcome } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { nextTurn } from '../platform/next-turn.js';
import type { EvidenceRow } from './evidence.entity.js';
import { EvidenceStore } from './evidence-store.js';
import { evidenceOf } from './evidence.js';
import { Flusher, sparingRetryMs } from './flusher.js';
import { LastGood } from './last-good.js';
import { WaitingEvidence } from './waiting-evidence.js';

/** Rows in one statement: each may be many times as long as a result. */
const batch = 20;
/** What may wait for the database, in characters. */
const mostWaiting = 32_000_000;

/**
 * Keeps what failures looked like, and what the last good check before each did. Behind the checks' back: what is
 * found while the database is away waits, within bounds.
 */
@Injectable()
export class EvidenceKeeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger(EvidenceKeeper.name);
  private readonly waiting = new WaitingEvidence(mostWaiting);
  private readonly lastGood = new ById<LastGood>();
  private readonly gone = new Set<number>();
  private readonly flusher: Flusher;
  private away = false;
  private lost = 0;

  constructor(
    private readonly store: EvidenceStore,
    private readonly runner: CheckRunner,
    private readonly config: Config,
    clock: Clock,
  ) {
    this.flusher = new Flusher(clock, async () => this.write(), sparingRetryMs);
  }

  /** What is not on file yet of a probe, and its last good check. */
  unwritten(probeId: number): EvidenceRow[] {
    const last = this.lastGood.get(probeId);
    return [...this.waiting.of(probeId), ...(last === undefined ? [] : [rowOf(probeId, last)])];
  }

  /** The same of one check. A list asks for each of its lines. */
  unwrittenAt(probeId: number, startedAt: number): EvidenceRow | undefined {
    const waiting = this.waiting.at(probeId, startedAt);
    const last = this.lastGood.get(probeId);
    return waiting ?? (last?.startedAt === startedAt ? rowOf(probeId, last) : undefined);
  }

  @On(CheckFinished)
  note({ probe: { id }, startedAt, outcome }: CheckFinished): void {
    // Our own failure shows nothing of the target.
    if (!outcome.up && outcome.reason === 'INTERNAL') return;
    const at = startedAt.getTime();
    const last = this.lastGood.get(id);
    if (isGood(outcome)) {
      if (last !== undefined) {
        last.hold(at, outcome);
        return;
      }
      // The first one after a start, a change or a failure is written, so that none of them takes it away.
      this.lastGood.set(id, new LastGood(at, outcome, true));
    } else {
      if (last !== undefined && !last.stored) this.keep(rowOf(id, last));
      this.lastGood.delete(id);
    }
    this.keep(rowOf(id, { startedAt: at, outcome }));
  }

  /** What a target was before a change is no measure of what comes after. */
  @On(ProbeSaved)
  startAnew({ probe, cause }: ProbeSaved): void {
    if (cause !== 'replayed') this.lastGood.delete(probe.id);
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.lastGood.delete(id);
    this.gone.add(id);
    this.flusher.soon();
  }

  /** Writes all that waits, as far as the database takes it. */
  async flush(): Promise<void> {
    return this.flusher.flush();
  }

  /** The last checks end first, so that what they saw is written too. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    await this.flusher.end();
    if (this.waiting.size > 0)
      this.logger.error(`The evidence of ${this.waiting.size} checks could not be written.`);
  }

  private keep(row: EvidenceRow): void {
    const before = this.lost;
    this.lost += this.waiting.add(row);
    if (before === 0 && this.lost > 0)
      this.logger.warn('More evidence waits than is kept; the oldest is dropped.');
    this.flusher.soon();
  }

  private async write(): Promise<boolean> {
    try {
      while (this.waiting.size > 0) {
        const rows = this.waiting.next(batch);
        await this.store.insert(rows);
        this.waiting.written();
        await this.store.prune([...new Set(rows.map(({ probeId }) => probeId))], this.kept);
        await nextTurn();
      }
      const gone = [...this.gone];
      await this.store.forget(gone);
      for (const id of gone) this.gone.delete(id);
      if (this.away) this.logger.log('Evidence is written again.');
      this.away = false;
      return true;
    } catch (error) {
      // Whatever the database says: what was not written waits.
      if (!this.away) this.logger.warn(`Evidence cannot be written and waits: ${String(error)}`);
      this.away = true;
      return false;
    }
  }

  private get kept(): number {
    return this.config.evidenceKept;
  }
}

const rowOf = (
  probeId: number,
  { startedAt, outcome }: Pick<LastGood, 'startedAt' | 'outcome'>,
): EvidenceRow => ({
  probeId,
  startedAt,
  good: isGood(outcome),
  evidence: JSON.stringify(evidenceOf(outcome)),
});

const isGood = (outcome: Outcome): boolean => outcome.up && outcome.degraded === undefined;

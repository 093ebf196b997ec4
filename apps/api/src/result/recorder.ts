import {
  Bus,
  CheckFinished,
  CheckRunner,
  Clock,
  On,
  ProbeRemoved,
  ProbeSaved,
  ResultsWaiting,
  RunsMissed,
  RunsSettled,
  type WriteTrouble,
} from '@dialtone/engine';
import {
  HistoryDesk,
  type PackedBatch,
  packedCount,
  plannedEndings,
  recordOfTuple,
} from '@dialtone/history';
import type { Result } from '@dialtone/model';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { writeTrouble } from '../platform/database/database-trouble.js';
import { nextTurn } from '../platform/next-turn.js';
import { Flusher } from './flusher.js';
import { GapBook, type TakenGap } from './gap-book.js';
import { MissedFirst } from './missed-first.js';
import { PauseBook } from './pause-book.js';
import { type Dropped, ResultBuffer } from './result-buffer.js';
import { settledOf } from './settled.js';
import { resultOf, tupleOfResult } from './stored-result.js';

/** Results in one transaction. */
const batchSize = 500;
/** So many that wait are written at once: half a batch, so that there is room for what comes meanwhile. */
const manyWaiting = 250;
/** Twenty minutes at 200 checks a second, in about 32 MB. */
export const mostWaiting = 240_000;
/** When nothing finishes, that we run goes on record all the same. */
const aliveMs = 10_000;

/** A batch on its way, with what it settles once it is on disk. */
interface UnderWay {
  readonly batch: PackedBatch;
  readonly gaps: readonly TakenGap[];
}

/** Puts every planned run on record, in batches and behind the checks' back: what was seen, or why nothing was. */
@Injectable()
export class Recorder implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Recorder.name);
  private readonly buffer = new ResultBuffer(mostWaiting);
  private readonly gaps = new GapBook();
  readonly pauses = new PauseBook();
  readonly missedFirst = new MissedFirst();
  private readonly flusher: Flusher;
  private underWay: UnderWay | undefined;
  private sequence = 0;
  private trouble: WriteTrouble | undefined;
  private lost = 0;

  constructor(
    private readonly history: HistoryDesk,
    private readonly runner: CheckRunner,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {
    this.flusher = new Flusher(clock, async () => this.writeAll());
  }

  /** The number of the last batch that was written before this start. */
  countFrom(sequence: number): void {
    this.sequence = sequence;
  }

  /** All that was missed before this start has been said. */
  saidMissed(): void {
    this.missedFirst.said(this.gaps.size);
    this.planWrite();
  }

  /** What is not on disk yet of a probe, oldest first. */
  unwritten(probeId: number): Result[] {
    return this.buffer.of(probeId).map(tuple => resultOf(recordOfTuple(tuple, 0)));
  }

  @On(CheckFinished)
  record({ probe: { id: probeId }, dueAt, startedAt, outcome }: CheckFinished): void {
    const asked = dueAt === undefined;
    const tuple = tupleOfResult({ probeId, startedAt, outcome }, asked);
    const dropped = this.buffer.add({ tuple, dueAt: dueAt?.getTime() });
    if (dropped !== undefined) this.drop(dropped);
    this.planWrite();
    // A database may take its time to answer; what gathers meanwhile is not to be hidden.
    if (this.flusher.busy) this.sayWaiting();
  }

  @On(RunsMissed)
  miss({ probe: { id }, reason, span }: RunsMissed): void {
    this.gaps.add(id, reason, span);
    this.planWrite();
  }

  /** Nothing is known of a target from when nobody looks at it. */
  @On(ProbeSaved)
  pause(saved: ProbeSaved): void {
    if (this.pauses.note(saved, this.clock.now())) this.planWrite();
  }

  @On(ProbeRemoved)
  leave({ probe: { id: probeId } }: ProbeRemoved): void {
    this.pauses.add({ probeId, at: this.clock.now() });
    this.buffer.forget(probeId);
    this.gaps.forget(probeId);
    this.planWrite();
  }

  /** Also when nothing finishes, so that a start knows until when the one before it ran. */
  @Interval(aliveMs)
  async keepAlive(): Promise<void> {
    this.gaps.forgetOver(this.clock.now());
    if (!this.flusher.busy) await this.flusher.flush();
  }

  /** Writes all that waits, as far as the database takes it. */
  async flush(): Promise<void> {
    return this.flusher.flush();
  }

  /** The last checks end first, so that their results are written too. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.beforeApplicationShutdown();
    await this.flusher.end();
    if (this.waiting > 0) this.logger.error(`${this.waiting} results could not be written.`);
  }

  private get waiting(): number {
    const { buffer, underWay } = this;
    return buffer.size + (underWay === undefined ? 0 : packedCount(underWay.batch.results));
  }

  private planWrite(): void {
    const isMuch = this.buffer.size >= manyWaiting && this.missedFirst.over;
    if (isMuch && this.trouble === undefined) this.flusher.now();
    else this.flusher.soon();
  }

  /** What cannot be kept is accounted for all the same. */
  private drop({ probeId, dueAt }: Dropped): void {
    this.lost += 1;
    if (dueAt !== undefined)
      this.gaps.add(probeId, 'storage', { firstAt: dueAt, lastAt: dueAt, runs: 1 });
  }

  private async writeAll(): Promise<boolean> {
    try {
      do {
        this.underWay ??= this.nextBatch();
        await this.history.write(this.underWay.batch);
        this.settle(this.underWay);
        this.underWay = undefined;
        this.buffer.written();
        this.noteBack();
        await nextTurn();
      } while (this.hasMore);
      this.rollUp();
      return true;
    } catch (error) {
      // Whatever the database says: the results wait, and nothing of them is lost by trying again.
      this.noteAway(error);
      return false;
    } finally {
      this.sayWaiting();
    }
  }

  private get hasMore(): boolean {
    if (!this.missedFirst.over) return this.gaps.size > 0;
    return this.buffer.size > 0 || this.gaps.size > 0 || this.pauses.size > 0;
  }

  /** The same until it is on disk, so that a try whose answer was lost can be repeated. */
  private nextBatch(): UnderWay {
    const gaps = this.gaps.take(batchSize);
    this.missedFirst.taken(gaps.length);
    this.sequence += 1;
    const batch = {
      sequence: this.sequence,
      results: this.buffer.take(this.missedFirst.over ? batchSize : 0),
      gaps: gaps.map(({ gap }) => gap),
      pauses: this.pauses.take(
        batchSize,
        ({ probeId, at }) => at <= this.buffer.earliestOf(probeId),
      ),
      aliveAt: this.missedFirst.aliveAt(this.settledUntil()),
    };
    return { batch, gaps };
  }

  /** No result from before this moment is still to come, unless the clock is set back. */
  private settledUntil(): number {
    return Math.min(
      this.clock.now(),
      this.runner.earliestRunning ?? Infinity,
      this.buffer.earliest,
    );
  }

  private settle({ batch, gaps }: UnderWay): void {
    const settled = settledOf(plannedEndings(batch.results), this.gaps.recorded(gaps));
    if (settled.length > 0) this.bus.publish(new RunsSettled(settled));
  }

  private rollUp(): void {
    this.history.roll(this.settledUntil()).catch((error: unknown) => {
      // Whatever the database says: the next round rolls up what this one could not.
      this.logger.warn(`Results cannot be rolled up: ${String(error)}`);
    });
  }

  private sayWaiting(): void {
    this.bus.publish(new ResultsWaiting(this.waiting, this.lost, this.trouble));
  }

  private noteAway(error: unknown): void {
    if (this.trouble === undefined)
      this.logger.warn(`Results cannot be written and wait: ${String(error)}`);
    const since = this.trouble?.since ?? this.clock.now();
    this.trouble = { since, why: writeTrouble(error) };
  }

  private noteBack(): void {
    if (this.trouble !== undefined) this.logger.log('Results are written again.');
    this.trouble = undefined;
  }
}

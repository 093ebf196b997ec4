import { HistoryDesk, recordOfTuple, type Standing, verdictCodes } from '@dialtone/history';
import type { Result } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { verdictOf } from '../probe/probe-state.js';
import { ProbeRow } from '../probe/probe.entity.js';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
import type { AnswerRow } from './answer.entity.js';
import { LastResults } from './last-results.js';
import { Recorder } from './recorder.js';
import { resultOf } from './stored-result.js';
import { windowMinutes } from './success-window.js';
import { SuccessRates } from './success-rates.js';

const minuteMs = 60_000;
/** Probes that are asked for at once; then whatever else waits has its turn. */
const atOnce = 1000;

/** What a start finds of the process before. */
export interface Found {
  /** When it was last known to run, in milliseconds since 1970; undefined when there was none. */
  readonly aliveAt?: number;
  /** The last moment that is accounted for, by probe. */
  readonly accounted: ReadonlyMap<number, number>;
}

/** Puts what was known before this start back in its place, so that a restart changes nobody's state. */
@Injectable()
export class Restorer {
  private readonly logger = new Logger(Restorer.name);

  constructor(
    private readonly history: HistoryDesk,
    private readonly recorder: Recorder,
    private readonly last: LastResults,
    private readonly states: ProbeStates,
    private readonly answers: AnswerKeeper,
    private readonly rates: SuccessRates,
    private readonly dataSource: DataSource,
  ) {}

  /** To be done before the first check. */
  async restore(): Promise<Found> {
    const { sequence, aliveAt } = await this.history.openedAt();
    this.recorder.countFrom(sequence);
    const kept = new Map((await this.answers.restore()).map(row => [row.probeId, row]));
    const accounted = new Map<number, number>();
    for await (const ids of this.liveProbes()) {
      for (const standing of await this.history.standings(ids)) {
        const { probeId, accountedAt, verdict } = standing;
        if (accountedAt !== undefined) accounted.set(probeId, accountedAt);
        const last = standing.last && resultOf(recordOfTuple(standing.last, 0));
        if (last !== undefined) this.last.restore(last);
        // What a target was before a pause it need not be after it.
        if (verdict === verdictCodes.paused) continue;
        if (verdict !== undefined) this.recorder.pauses.restore(probeId, endOf(standing, aliveAt));
        this.restoreAnswer(probeId, kept.get(probeId), last);
      }
      await nextTurn();
    }
    return { accounted, ...(aliveAt !== undefined && { aliveAt }) };
  }

  /**
   * Counts the last hour again, in slices so that the checks have their turn in between.
   * @param until a moment before the first check of this process
   */
  async restoreRates(until: Date): Promise<void> {
    const from = Math.floor(until.getTime() / minuteMs) - windowMinutes;
    try {
      for await (const probeIds of this.liveProbes()) {
        const query = { probeIds, from, until: until.getTime() };
        for (const count of await this.history.recentCounts(query)) this.rates.restore(count);
        await nextTurn();
      }
    } catch (error) {
      // Whatever the database says: the rates begin with what this process sees.
      this.logger.warn(`The last hour cannot be read: ${String(error)}`);
    }
  }

  private restoreAnswer(id: number, kept: AnswerRow | undefined, last: Result | undefined): void {
    const answer = answerOf(kept, last);
    if (answer === undefined) return;
    this.answers.keep(answer);
    const { up, degraded, since } = answer;
    this.states.restore(id, {
      up,
      since,
      ...(degraded && { degraded }),
      ...((degraded || !up) && messageOf(last)),
    });
  }

  /** The ids of the probes on file that are not deleted, in slices. */
  private async *liveProbes(): AsyncGenerator<number[]> {
    const rows = await this.dataSource.manager.find(ProbeRow, {
      select: { id: true },
      where: { deletedAt: IsNull() },
      order: { id: 'ASC' },
    });
    for (let from = 0; from < rows.length; from += atOnce)
      yield rows.slice(from, from + atOnce).map(({ id }) => id);
  }
}

/** Since when a probe that is paused by now was not looked at: behind all that is on record of it. */
function endOf({ last, accountedAt }: Standing, aliveAt = 0): number {
  const [, startedAt = -Infinity] = last ?? [];
  const end = Math.max(startedAt, accountedAt ?? -Infinity);
  return end === -Infinity ? aliveAt : end + 1;
}

/** The answer on file, unless the last result says otherwise: a process that was killed may have written that alone. */
function answerOf(kept: AnswerRow | undefined, last: Result | undefined): AnswerRow | undefined {
  if (last === undefined || isOurFailure(last)) return kept;
  const { probeId, startedAt, outcome } = last;
  if (kept !== undefined && verdictOf(kept) === verdictOf(outcome)) return kept;
  const degraded = verdictOf(outcome) === 'DEGRADED';
  return { probeId, up: outcome.up, degraded, since: startedAt.getTime() };
}

const isOurFailure = ({ outcome }: Result): boolean => !outcome.up && outcome.reason === 'INTERNAL';

function messageOf(last: Result | undefined): { message: string } | undefined {
  if (last === undefined || isOurFailure(last)) return undefined;
  const { outcome } = last;
  if (!outcome.up) return { message: outcome.message };
  return outcome.degraded === undefined ? undefined : { message: outcome.degraded };
}

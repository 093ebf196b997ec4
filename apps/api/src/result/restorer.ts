import type { Result } from '@dialtone/model';
import { Injectable, Logger } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { verdictOf } from '../probe/probe-state.js';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
import type { AnswerRow } from './answer.entity.js';
import { LastResults } from './last-results.js';
import { ResultStore } from './result-store.js';
import { windowMinutes } from './success-window.js';
import { SuccessRates } from './success-rates.js';

const minuteMs = 60_000;

/** Puts what was known before this start back in its place, so that a restart changes nobody's state. */
@Injectable()
export class Restorer {
  private readonly logger = new Logger(Restorer.name);

  constructor(
    private readonly store: ResultStore,
    private readonly last: LastResults,
    private readonly states: ProbeStates,
    private readonly answers: AnswerKeeper,
    private readonly rates: SuccessRates,
  ) {}

  /** To be done before the first check. */
  async restoreAnswers(): Promise<void> {
    const kept = new Map((await this.answers.restore()).map(row => [row.probeId, row]));
    const ids = await this.store.liveProbes();
    const last = new Map((await this.store.last(ids)).map(result => [result.probeId, result]));
    for (const id of ids) {
      const result = last.get(id);
      if (result !== undefined) this.last.restore(result);
      const answer = answerOf(kept.get(id), result);
      if (answer === undefined) continue;
      this.answers.keep(answer);
      const { up, degraded, since } = answer;
      this.states.restore(id, {
        up,
        since: new Date(since),
        ...(degraded && { degraded }),
        ...((degraded || !up) && messageOf(result)),
      });
    }
  }

  /**
   * Counts the last hour again, minute by minute so that the checks have their turn in between.
   * @param until a moment before the first check of this process
   */
  async restoreRates(until: Date): Promise<void> {
    try {
      const end = until.getTime();
      for (let from = end - windowMinutes * minuteMs; from < end; from += minuteMs) {
        const counts = await this.store.countByMinute(new Date(from), new Date(from + minuteMs));
        for (const count of counts) this.rates.restore(count);
        await nextTurn();
      }
    } catch (error) {
      // Whatever the database says: the rates begin with what this process sees.
      this.logger.warn(`The last hour cannot be read: ${String(error)}`);
    }
  }
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

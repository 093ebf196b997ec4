import { Injectable, Logger } from '@nestjs/common';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
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
    for (const result of await this.store.last([...kept.keys()])) {
      const { probeId, startedAt, outcome } = result;
      this.last.restore(result);
      const row = kept.get(probeId);
      const up = row?.up ?? outcome.up;
      this.states.restore(probeId, {
        up,
        since: row === undefined ? startedAt : new Date(row.since),
        ...(!outcome.up && { message: outcome.message }),
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
      }
    } catch (error) {
      // Whatever the database says: the rates begin with what this process sees.
      this.logger.warn(`The last hour cannot be read: ${String(error)}`);
    }
  }
}

import { HistoryReader } from '@dialtone/history';
import type { Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { badInput } from '../platform/errors.js';
import { Recorder } from './recorder.js';
import { resultOf } from './stored-result.js';

/** The most results that one answer lists. */
const most = 10_000;

/** What the checks of a probe saw, written or not. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly reader: HistoryReader,
    private readonly recorder: Recorder,
  ) {}

  /** Newest first. @throws UserError when the limit is out of bounds */
  async newest(probeId: number, limit: number, before?: Date): Promise<Result[]> {
    if (limit < 1 || limit > most) {
      const message = `The limit is from 1 to ${most}; this is ${limit}.`;
      throw badInput([{ path: ['limit'], message }]);
    }
    const byMoment = new Map<number, Result>();
    const unwritten = this.recorder.unwritten(probeId);
    const until = before === undefined ? {} : { until: before.getTime() };
    const { items } = await this.reader.results({ probeId, filter: {}, first: limit, ...until });
    for (const result of [...items.map(resultOf), ...unwritten]) {
      if (before === undefined || result.startedAt < before)
        byMoment.set(result.startedAt.getTime(), result);
    }
    return [...byMoment.values()]
      .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
      .slice(0, limit);
  }
}

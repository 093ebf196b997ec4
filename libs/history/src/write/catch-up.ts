import type { ResultTuple } from '../batch.js';
import { resultColumns, tupleOf } from '../result-row.js';
import type { Row } from '../sql.js';
import { giveWay } from '../give-way.js';
import { lengthMs } from '../levels.js';
import { ofProbe } from '../of-probe.js';
import { ofEach } from './of-each.js';
import { probeIdsIn } from './probe-ids.js';
import type { Roller, WritingPlace } from './roller.js';

/** So many minutes of results are in memory at once. */
const stretch = 5;

/**
 * Counts again what was on disk before this start and is not rolled up: some minutes after a stop, all of it when the
 * rollups are new. When the database goes away on the way, it goes on where it was.
 */
export class CatchUp {
  private learnedUntil: number;
  private running: Promise<void> | undefined;

  /** @param until behind the last result that was on disk before this start */
  constructor(
    private readonly place: WritingPlace,
    private readonly roller: Roller,
    private readonly until: number,
  ) {
    this.learnedUntil = roller.minute * lengthMs.minutes;
  }

  /** Whether a result that is on disk will be read from there, and so must not be counted at once. */
  willRead([, startedAt]: ResultTuple): boolean {
    return startedAt >= this.learnedUntil && startedAt < this.until;
  }

  /** Resolves once all of it is counted. */
  async done(): Promise<void> {
    this.running ??= this.run();
    try {
      await this.running;
    } catch (error) {
      this.running = undefined;
      throw error;
    }
  }

  private async run(): Promise<void> {
    const ids = await probeIdsIn(this.place.sql, 'dialtone_results');
    while (this.learnedUntil < this.until) {
      const end = Math.min(this.learnedUntil + stretch * lengthMs.minutes, this.until);
      await this.place.turns.run(async () => this.learn(end, ids));
      await this.roller.roll(end);
    }
  }

  /** Only as a whole: a part of it would count twice once it is read again. */
  private async learn(end: number, ids: readonly number[]): Promise<void> {
    const { sql, location } = this.place;
    const question = `SELECT ${resultColumns} FROM dialtone_results
      WHERE probe_id = ? AND location = ? AND started_at >= ? AND started_at < ?`;
    const values = [location, this.learnedUntil, end];
    const found: ResultTuple[][] = [];
    for await (const rows of ofEach<Row>(sql, { question, values }, ids)) {
      found.push(rows.map(tupleOf));
      await giveWay();
    }
    for (const results of found) this.roller.learn(results);
    this.learnedUntil = end;
  }
}

/** When the first and the last result on disk started, in milliseconds since 1970; undefined of none. */
export async function extentOnDisk({
  sql,
  location,
}: Pick<WritingPlace, 'sql' | 'location'>): Promise<{ first: number; last: number } | undefined> {
  const range = { first: Infinity, last: -Infinity };
  const ids = await probeIdsIn(sql, 'dialtone_results');
  for (const order of ['ASC', 'DESC']) {
    const question = `SELECT started_at AS at FROM dialtone_results
      WHERE ${ofProbe} ORDER BY started_at ${order} LIMIT 1`;
    for await (const rows of ofEach<{ at: number }>(sql, { question, values: [location] }, ids)) {
      for (const { at } of rows) {
        range.first = Math.min(range.first, at);
        range.last = Math.max(range.last, at);
      }
    }
  }
  return range.first === Infinity ? undefined : range;
}

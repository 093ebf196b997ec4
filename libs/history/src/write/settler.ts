import type { ResultTuple } from '../batch.js';
import { giveWay } from '../give-way.js';
import { newestResults } from '../newest-results.js';
import { resultColumns } from '../result-row.js';
import type { WritingPlace } from './roller.js';

/** Every question about results seeks in each of the newest batches. */
const mostBatches = 256;
/** Of few probes there are never many batches: after this time, in milliseconds, they are settled all the same. */
const longestMs = 600_000;
/** So many rows are some megabytes. */
const mostRows = 50_000;
/** Rows in one transaction: some ten milliseconds, in which nobody else can write. */
const slice = 2000;

/** The newest results of one place, up to a batch. */
interface Gathered {
  readonly place: number;
  readonly last: number;
}

/** From one probe to another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the newest results to the others, where each probe has its own together: many of a probe at a time, for what a
 * page costs does not depend on how many rows of it are new.
 */
export class Settler {
  private batches = 0;
  private rows = 0;
  private oldest = Infinity;
  private settling: Promise<void> | undefined;

  constructor(private readonly place: WritingPlace) {}

  /** Counts results that are on disk. */
  learn(results: readonly ResultTuple[]): void {
    this.batches += 1;
    this.rows += results.length;
    for (const [, startedAt] of results) if (startedAt < this.oldest) this.oldest = startedAt;
  }

  /**
   * Settles once there are enough, or they are old.
   * @param now milliseconds since 1970
   */
  async settleMany(now: number): Promise<void> {
    const old = now - this.oldest >= longestMs;
    if (old || this.batches >= mostBatches || this.rows >= mostRows) await this.settle();
  }

  /** Settles all that there is, in slices. One round at a time. */
  async settle(): Promise<void> {
    this.settling ??= this.settleAll().finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  }

  private async settleAll(): Promise<void> {
    [this.batches, this.rows, this.oldest] = [0, 0, Infinity];
    const all = await this.place.sql.all<{ place: number; last: number }>(
      'SELECT place, MAX(sequence) AS last FROM dialtone_batches GROUP BY place',
    );
    for (const gathered of all) {
      for (const span of await this.spansOf(gathered)) {
        await this.place.turns.run(async () => this.move(gathered, span));
        await giveWay();
      }
      await this.place.sql.run('DELETE FROM dialtone_batches WHERE place = ? AND sequence <= ?', [
        gathered.place,
        gathered.last,
      ]);
    }
  }

  /** The probes of what was gathered, in spans with about a slice of rows each. */
  private async spansOf({ place, last }: Gathered): Promise<Span[]> {
    const probes = await this.place.sql.all<{ id: number; count: number }>(
      `SELECT probe_id AS id, COUNT(*) AS count FROM ${newestResults}
       WHERE location = ? AND batch <= ? GROUP BY probe_id ORDER BY probe_id`,
      [place, last],
    );
    const spans: { from: number; to: number; rows: number }[] = [];
    for (const { id, count } of probes) {
      const span = spans.at(-1);
      if (span === undefined || span.rows + count > slice)
        spans.push({ from: id, to: id, rows: count });
      else [span.to, span.rows] = [id, span.rows + count];
    }
    return spans;
  }

  private async move({ place, last }: Gathered, { from, to }: Span): Promise<void> {
    await this.place.sql.transaction(async statements => {
      // Whoever had put a result of the same key there meant the same.
      await statements.run(
        `REPLACE INTO dialtone_results (${resultColumns}) SELECT ${resultColumns} FROM ${newestResults}
         WHERE location = ? AND batch <= ? AND probe_id >= ? AND probe_id <= ?
         ORDER BY probe_id, location, started_at`,
        [place, last, from, to],
      );
      await statements.run(
        `DELETE FROM dialtone_newest WHERE location = ? AND probe_id >= ? AND probe_id <= ?
         AND batch IN (SELECT sequence FROM dialtone_batches WHERE place = ? AND sequence <= ?)`,
        [place, from, to, place, last],
      );
    });
  }
}

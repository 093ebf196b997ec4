import type { Batch, Gap, ResultTuple } from '../batch.js';
import type { Dialect, Rows, Statements } from '../sql.js';
import type { CatchUp } from './catch-up.js';
import { marksAt, putMarks } from './marks.js';
import { newestRows, resultRows } from './result-rows.js';
import { type Roller, type WritingPlace } from './roller.js';
import type { Settler } from './settler.js';
import { UniqueMoments } from './unique-moments.js';
import { Verdicts } from './verdicts.js';

/** Puts batches on disk, each exactly once and as a whole, whatever the database does meanwhile. */
export class Writer {
  readonly verdicts = new Verdicts();
  readonly moments: UniqueMoments;

  constructor(
    private readonly place: WritingPlace,
    private readonly roller: Roller,
    private readonly catchUp: CatchUp,
    private readonly settler: Settler,
  ) {
    this.moments = new UniqueMoments(place.location);
  }

  /** @throws Error when the database does not take it; the same batch may then come again, and no other before it */
  async write(batch: Batch): Promise<void> {
    const { sql, turns } = this.place;
    await turns.run(async () => {
      const results = await sql
        .transaction(async statements => this.put(batch, statements))
        .catch((error: unknown) => {
          // The database may have taken it all the same.
          this.moments.doubt(batch.results);
          throw error;
        });
      this.moments.learn(results);
      this.verdicts.learn({ ...batch, results });
      this.roller.learn(results.filter(result => !this.catchUp.willRead(result)));
      this.settler.learn(results);
    });
  }

  /** @returns the results as they are on disk */
  private async put(batch: Batch, statements: Statements): Promise<Batch['results']> {
    const { location } = this.place;
    const marks = await marksAt(statements, location);
    // The answer to an earlier try was lost, not the batch.
    if ((marks.get('sequence') ?? 0) >= batch.sequence) return batch.results;
    const results = await this.moments.of(batch.results, statements);
    await this.putResults(results, batch.sequence, statements);
    await statements.put(gapRows(batch.gaps, location));
    await statements.put(this.verdicts.changes({ ...batch, results }, location));
    await this.roller.amend(statements, results);
    await putMarks(statements, location, { sequence: batch.sequence, alive: batch.aliveAt });
    return results;
  }

  /** What is read again from the settled ones is put there at once. */
  private async putResults(
    results: Batch['results'],
    sequence: number,
    statements: Statements,
  ): Promise<void> {
    const { location, sql } = this.place;
    const waits = (result: ResultTuple): boolean =>
      gathers[sql.dialect] && !this.catchUp.willRead(result);
    const newest = results.filter(waits);
    const settled = results.filter(result => !waits(result));
    await statements.insert(resultRows(settled, location));
    if (newest.length === 0) return;
    await statements.insert(newestRows(newest, location, sequence));
    await statements.insert({
      table: 'dialtone_batches',
      columns: ['sequence', 'place'],
      rows: [[sequence, location]],
    });
  }
}

/**
 * Whether results are gathered before they are settled. In SQLite each row of a batch would else have a page of its own
 * written to the log; InnoDB logs the rows themselves.
 */
const gathers: Record<Dialect, boolean> = { sqlite: true, mysql: false };

const gapRows = (gaps: readonly Gap[], location: number): Rows => ({
  table: 'dialtone_gaps',
  columns: ['probe_id', 'location', 'first_at', 'last_at', 'runs', 'reason'],
  rows: gaps.map(gap => [gap.probeId, location, gap.firstAt, gap.lastAt, gap.runs, gap.reason]),
});

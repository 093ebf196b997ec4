import type { Batch, Gap } from '../batch.js';
import type { Rows, Statements } from '../sql.js';
import type { CatchUp } from './catch-up.js';
import { marksAt, putMarks } from './marks.js';
import { resultRows } from './result-rows.js';
import { type Roller, type WritingPlace } from './roller.js';
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
    });
  }

  /** @returns the results as they are on disk */
  private async put(batch: Batch, statements: Statements): Promise<Batch['results']> {
    const { location } = this.place;
    const marks = await marksAt(statements, location);
    // The answer to an earlier try was lost, not the batch.
    if ((marks.get('sequence') ?? 0) >= batch.sequence) return batch.results;
    const results = await this.moments.of(batch.results, statements);
    await statements.insert(resultRows(results, location));
    await statements.put(gapRows(batch.gaps, location));
    await statements.put(this.verdicts.changes({ ...batch, results }, location));
    await this.roller.amend(statements, results);
    await putMarks(statements, location, { sequence: batch.sequence, alive: batch.aliveAt });
    return results;
  }
}

const gapRows = (gaps: readonly Gap[], location: number): Rows => ({
  table: 'dialtone_gaps',
  columns: ['probe_id', 'location', 'first_at', 'last_at', 'runs', 'reason'],
  rows: gaps.map(gap => [gap.probeId, location, gap.firstAt, gap.lastAt, gap.runs, gap.reason]),
});

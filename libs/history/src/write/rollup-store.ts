import type { Row, Rows, Statements, Value } from '../sql.js';
import type { Level } from '../levels.js';
import { rollupColumns, rollupKey, RollupRow } from './rollup-row.js';

export interface RollupPlace {
  readonly probeId: number;
  /** Minutes, hours or days since 1970. */
  readonly at: number;
}

const where = 'probe_id = ? AND location = ?';

/** The rows of one place's rollups. */
export class RollupStore {
  constructor(private readonly location: number) {}

  /** @param rows taken one by one: each is many times as large as what is written of it */
  rowsOf(level: Level, rows: Iterable<readonly [RollupPlace, RollupRow]>): Rows {
    return {
      table: `dialtone_${level}`,
      columns: [...rollupKey, ...rollupColumns],
      rows: Array.from(rows, ([{ probeId, at }, row]): Value[] => [
        probeId,
        this.location,
        at,
        ...row.values(),
      ]),
    };
  }

  /** Adds to a row that is complete, or makes it. */
  async amend(
    statements: Statements,
    level: Level,
    [place, addition]: readonly [RollupPlace, RollupRow],
  ): Promise<void> {
    const [found] = await statements.all<Row>(
      `SELECT ${rollupColumns.join(',')} FROM dialtone_${level} WHERE ${where} AND at = ?`,
      [place.probeId, this.location, place.at],
    );
    const row = found === undefined ? new RollupRow() : RollupRow.from(found);
    row.merge(addition);
    await statements.put(this.rowsOf(level, [[place, row]]));
  }

  /** All rows of a probe from one until before another, as one; undefined when there is none. */
  async sum(
    statements: Statements,
    level: Level,
    { probeId, from, until }: { probeId: number; from: number; until: number },
  ): Promise<RollupRow | undefined> {
    const rows = await statements.all<Row>(
      `SELECT ${rollupColumns.join(',')} FROM dialtone_${level} WHERE ${where} AND at >= ? AND at < ?`,
      [probeId, this.location, from, until],
    );
    if (rows.length === 0) return undefined;
    const sum = new RollupRow();
    for (const row of rows) sum.merge(RollupRow.from(row));
    return sum;
  }
}

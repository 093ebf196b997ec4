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

  /** @param written each as `written` gives it */
  rowsOf(level: Level, written: readonly Value[][]): Rows {
    return {
      table: `dialtone_${level}`,
      columns: [...rollupKey, ...rollupColumns],
      rows: written,
    };
  }

  /** What is written of a row, which is many times as large: whoever writes several keeps this of each. */
  written({ probeId, at }: RollupPlace, row: RollupRow): Value[] {
    return [probeId, this.location, at, ...row.values()];
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
    const row = new RollupRow();
    if (found !== undefined) row.add(found);
    row.merge(addition);
    await statements.put(this.rowsOf(level, [this.written(place, row)]));
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
    for (const row of rows) sum.add(row);
    return sum;
  }
}

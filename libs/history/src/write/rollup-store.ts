import type { Row, Rows, Statements, Value } from '../sql.js';
import type { Level } from '../levels.js';
import { rollupColumns, rollupKey, RollupRow } from './rollup-row.js';

export interface RollupPlace {
  readonly probeId: number;
  /** Minutes, hours or days since 1970. */
  readonly at: number;
}

/** The rows of a probe from one until before another. */
interface Stretch {
  readonly level: Level;
  readonly probeId: number;
  readonly from: number;
  readonly until: number;
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

  /** Adds all of them to one. @returns whether there is any */
  async addTo(
    row: RollupRow,
    statements: Statements,
    { level, probeId, from, until }: Stretch,
  ): Promise<boolean> {
    const rows = await statements.all<Row>(
      `SELECT ${rollupColumns.join(',')} FROM dialtone_${level} WHERE ${where} AND at >= ? AND at < ?`,
      [probeId, this.location, from, until],
    );
    for (const each of rows) row.add(each);
    return rows.length > 0;
  }
}

import { ofProbe } from '../of-probe.js';
import type { Row, Statements } from '../sql.js';
import type { HistoryTable } from '../tables.js';
import { probeSlices } from './probe-slices.js';

/**
 * The last row of each probe from before a moment, where there is one. One seek for each: a database asked for all of
 * them in one go would read all that there ever was.
 */
export async function lastBefore(
  sql: Statements,
  { ids, location }: { readonly ids: readonly number[]; readonly location: number },
  asked: {
    readonly table: HistoryTable;
    /** The column that is in a key behind probe and place. */
    readonly moment: string;
    readonly columns: string;
    readonly before: number;
    /** What else is true of the row. */
    readonly where?: string;
  },
): Promise<Row[]> {
  const { table, moment, columns, before, where = '1 = 1' } = asked;
  const seek = `SELECT * FROM (SELECT ${columns} FROM ${table}
    WHERE ${ofProbe} AND ${moment} < ? AND ${where} ORDER BY ${moment} DESC LIMIT 1) AS one`;
  const found = new Map<number, Row>();
  for (const slice of probeSlices(ids)) {
    const rows = await sql.all<Row>(
      slice.map(() => seek).join(' UNION ALL '),
      slice.flatMap(id => [id, location, before]),
    );
    for (const row of rows) found.set(Number(row.probe_id), row);
  }
  return [...found.values()];
}

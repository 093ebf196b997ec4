import type { Dialect, Statements } from '../sql.js';
import type { HistoryTable } from '../tables.js';

/** From one id to the next, for SQLite would read the whole key to find those that differ. */
const hopping = (table: HistoryTable): string => `
  WITH RECURSIVE hop(id) AS (
    SELECT MIN(probe_id) FROM ${table}
    UNION ALL
    SELECT (SELECT MIN(probe_id) FROM ${table} WHERE probe_id > hop.id) FROM hop WHERE hop.id IS NOT NULL
  ) SELECT id FROM hop WHERE id IS NOT NULL`;

/** MySQL hops by itself. */
const distinct = (table: HistoryTable): string =>
  `SELECT DISTINCT probe_id AS id FROM ${table} ORDER BY probe_id`;

const text: Record<Dialect, (table: HistoryTable) => string> = { sqlite: hopping, mysql: distinct };

/** The probes that have rows in a table, in the order of their ids. */
export async function probeIdsIn(
  sql: Statements & { readonly dialect: Dialect },
  table: HistoryTable,
): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(text[sql.dialect](table));
  return rows.map(({ id }) => id);
}

import type { MysqlPlace } from './mysql.js';
import type { Sql } from './sql.js';
import { SqliteSql } from './sqlite.js';

/** Where the history is kept. */
export type HistoryPlace =
  | {
      readonly kind: 'sqlite';
      readonly path: string;
      /** How long a statement waits for another that writes, in milliseconds. */
      readonly busyMs?: number;
    }
  | ({ readonly kind: 'mysql' } & MysqlPlace);

/**
 * MySQL's driver is loaded where it is used only: it would be resident in the thread of every history.
 * @throws Error when an SQLite file cannot be opened; a server is connected to when something is said
 */
export async function sqlAt(place: HistoryPlace): Promise<Sql> {
  if (place.kind === 'sqlite') return new SqliteSql(place.path, place.busyMs);
  const { MysqlSql } = await import('./mysql.js');
  return new MysqlSql(place);
}

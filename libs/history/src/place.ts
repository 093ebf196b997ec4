import { type MysqlPlace, MysqlSql } from './mysql.js';
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

/** @throws Error when an SQLite file cannot be opened; a server is connected to when something is said */
export const sqlAt = (place: HistoryPlace): Sql =>
  place.kind === 'sqlite' ? new SqliteSql(place.path, place.busyMs) : new MysqlSql(place);

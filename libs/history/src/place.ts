import { type MysqlPlace, MysqlSql } from './mysql.js';
import type { Sql } from './sql.js';
import { SqliteSql } from './sqlite.js';

/** Where the history is kept. */
export type HistoryPlace =
  { readonly kind: 'sqlite'; readonly path: string } | ({ readonly kind: 'mysql' } & MysqlPlace);

/** @throws Error when an SQLite file cannot be opened; a server is connected to when something is said */
export const sqlAt = (place: HistoryPlace): Sql =>
  place.kind === 'sqlite' ? new SqliteSql(place.path) : new MysqlSql(place);

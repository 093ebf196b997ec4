import type { Dialect } from '../storage.js';
import { mysqlTables } from './creation.mysql.js';
import { sqliteIndexes, sqliteTables } from './creation.sqlite.js';
import type { MirroredTable } from './mirrored-table.js';

/** The statements that make a table as the ORM of Gin-Vue-Admin would. */
export const creation: Record<Dialect, (table: MirroredTable) => readonly string[]> = {
  mysql: table => [mysqlTables[table]],
  sqlite: table => [sqliteTables[table], ...(sqliteIndexes[table] ?? [])],
};

import type { Dialect } from '../storage.js';
import { mysqlTables } from './mirrored-tables.mysql.js';
import { sqliteIndexes, sqliteTables } from './mirrored-tables.sqlite.js';

/** The tables of Gin-Vue-Admin that we use. */
export const mirroredTables = [
  'dial_api',
  'sys_users',
  'sys_authorities',
  'sys_user_authority',
  'sys_operation_records',
] as const;
export type MirroredTable = (typeof mirroredTables)[number];

/** The statements that make a table as its ORM would. */
export const creation: Record<Dialect, (table: MirroredTable) => readonly string[]> = {
  mysql: table => [mysqlTables[table]],
  sqlite: table => [sqliteTables[table], ...(sqliteIndexes[table] ?? [])],
};

import type { DataSource } from 'typeorm';
import type { Dialect, LiveTables } from './storage.js';

interface Found {
  readonly table_name: string;
  readonly column_name: string;
}

const queries: Record<Dialect, string> = {
  mysql: `SELECT table_name AS table_name, column_name AS column_name
    FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  sqlite: `SELECT tables.name AS table_name, columns.name AS column_name
    FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table'`,
};

/** Looks which tables and columns the database has. */
export async function liveTables(dataSource: DataSource, dialect: Dialect): Promise<LiveTables> {
  const found = await dataSource.query<Found[]>(queries[dialect]);
  const tables = new Map<string, Set<string>>();
  for (const { table_name, column_name } of found) {
    const columns = tables.get(table_name) ?? new Set();
    tables.set(table_name, columns.add(column_name));
  }
  return tables;
}

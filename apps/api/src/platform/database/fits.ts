import type { EntitySchema } from 'typeorm';
import type { LiveTables } from './storage.js';

const columnNames = ({ options }: EntitySchema): string[] =>
  Object.values(options.columns).flatMap(column => column?.name ?? []);

/** What the entities want and the database does not have, in words. */
export const misfits = (schemas: readonly EntitySchema[], tables: LiveTables): string[] =>
  schemas.flatMap(schema => {
    const table = schema.options.tableName ?? schema.options.name;
    const live = tables.get(table);
    if (!live) return [`it has no table ${table}`];
    return columnNames(schema)
      .filter(column => !live.has(column))
      .map(column => `its table ${table} has no column ${column}`);
  });

import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { Columns } from './columns.js';

export type Dialect = 'mysql' | 'sqlite';

/** The columns of each table that is there, by the table's name. */
export type LiveTables = ReadonlyMap<string, ReadonlySet<string>>;

/** What an entity needs to know of the database that it is to fit. */
export interface Storage {
  readonly columns: Columns;
  readonly tables: LiveTables;
}

/** The entities as they fit one database. */
export type Entities = (storage: Storage) => readonly EntitySchema[];

/** What a migration needs to know of the database that it is to change. */
export interface Ground {
  readonly dialect: Dialect;
  /** IANA zone of the mirrored tables' datetimes. */
  readonly zone: string;
}

/** TypeORM orders migrations by the 13 digits that their class names end in. */
export type Migration = new () => MigrationInterface;

/** Makes a migration for one database. */
export type MigrationFor = (ground: Ground) => Migration;

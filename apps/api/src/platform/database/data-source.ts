import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseLocation } from '../config.js';
import { columns, type Dialect } from './columns.js';
import { misfits } from './fits.js';
import { liveTables } from './live-tables.js';
import { migrations as history } from './migrations/index.js';
import { mysqlOptions } from './mysql.js';
import { takeTurns } from './sqlite-turns.js';
import { sqliteOptions } from './sqlite.js';
import type { Entities, LiveTables, MigrationFor } from './storage.js';

export interface DataSourceSettings {
  readonly location: DatabaseLocation;
  /** IANA zone of the mirrored tables' datetimes. */
  readonly timeZone: string;
  readonly entities: Entities;
  /** All of ours, unless a spec says otherwise. */
  readonly migrations?: readonly MigrationFor[];
}

const dialectOf = ({ kind }: DatabaseLocation): Dialect => kind;

const connection = (location: DatabaseLocation): DataSourceOptions =>
  location.kind === 'mysql' ? mysqlOptions(location) : sqliteOptions(location.path);

/** A database without entities, for the migrations; not opened yet. */
export function bareDataSource(settings: Omit<DataSourceSettings, 'entities'>): DataSource {
  const { location, timeZone: zone, migrations = history } = settings;
  const ground = { dialect: dialectOf(location), zone };
  return new DataSource({
    ...connection(location),
    migrations: migrations.map(migration => migration(ground)),
    migrationsTableName: 'dialtone_migrations',
    migrationsTransactionMode: 'each',
    logging: false,
  });
}

async function migrate(settings: DataSourceSettings): Promise<LiveTables> {
  const bare = await bareDataSource(settings).initialize();
  try {
    await bare.runMigrations();
    return await liveTables(bare, dialectOf(settings.location));
  } finally {
    await bare.destroy();
  }
}

async function open(settings: DataSourceSettings): Promise<DataSource> {
  const { location, timeZone } = settings;
  const tables = await migrate(settings);
  const entities = settings.entities({ columns: columns(dialectOf(location), timeZone), tables });
  const wrong = misfits(entities, tables);
  if (wrong.length > 0) throw new Error(wrong.join(', '));
  const dataSource = new DataSource({
    ...connection(location),
    entities: [...entities],
    logging: false,
  });
  return takeTurns(dataSource).initialize();
}

/**
 * Opens the database: runs the migrations, looks at the tables that are there, and fits the entities to them.
 * @throws Error with a sentence that names the database, never its password
 */
export async function createDataSource(settings: DataSourceSettings): Promise<DataSource> {
  try {
    return await open(settings);
  } catch (cause) {
    const database = nameOf(settings.location);
    throw new Error(`The database ${database} cannot be opened: ${reasonOf(cause)}`, { cause });
  }
}

/** The database as a person would point at it, without the password. */
const nameOf = (location: DatabaseLocation): string =>
  location.kind === 'mysql'
    ? `mysql://${location.user}@${location.host}:${location.port}/${location.database}`
    : `sqlite:${location.path}`;

/** A failure to connect to several addresses of one host has a code but no message. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

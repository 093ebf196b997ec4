import { DataSource } from 'typeorm';
import { columns } from './columns.js';
import { connectionTo, nameOf } from './connection.js';
import { misfits } from './fits.js';
import { migrate, type Place } from './migrate.js';
import { takeTurns } from './sqlite-turns.js';
import type { Entities } from './storage.js';

/** Whoever asked a server is waiting for the answer. */
const usualPatienceMs = 10_000;

export interface DataSourceSettings extends Place {
  readonly entities: Entities;
  /** How long a server may be silent, or a file locked, before it is given up, once the tables are up to date. */
  readonly patienceMs?: number;
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

async function open(settings: DataSourceSettings): Promise<DataSource> {
  const { entities, patienceMs = usualPatienceMs, ...place } = settings;
  const tables = await migrate(place);
  const { location, timeZone } = place;
  const schemas = entities({ columns: columns(timeZone), tables });
  const wrong = misfits(schemas, tables);
  if (wrong.length > 0) throw new Error(wrong.join(', '));
  const dataSource = new DataSource({
    ...connectionTo(location, patienceMs),
    entities: [...schemas],
    logging: false,
  });
  return takeTurns(dataSource, patienceMs).initialize();
}

/** A failure to connect to several addresses of one host has a code but no message. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

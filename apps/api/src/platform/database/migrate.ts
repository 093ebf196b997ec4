import { DataSource } from 'typeorm';
import type { DatabaseLocation } from '../database-location.js';
import { connectionTo, dialectOf } from './connection.js';
import { liveTables } from './live-tables.js';
import { migrations } from './migrations/index.js';
import type { Dialect, LiveTables } from './storage.js';

/** Where to migrate, and the IANA zone of the mirrored tables' datetimes. */
export interface Place {
  readonly location: DatabaseLocation;
  readonly timeZone: string;
}

/** The database without entities, for the migrations; not opened yet. */
export function bareDataSource({ location, timeZone: zone }: Place): DataSource {
  const ground = { dialect: dialectOf(location), zone };
  return new DataSource({
    ...connectionTo(location),
    migrations: migrations.map(migration => migration(ground)),
    migrationsTableName: 'dialtone_migrations',
    migrationsTransactionMode: 'each',
    logging: false,
  });
}

/** Brings the tables up to date, and looks which are there then. */
export async function migrate(place: Place): Promise<LiveTables> {
  const bare = await bareDataSource(place).initialize();
  try {
    const dialect = dialectOf(place.location);
    await oneAtATime[dialect](bare, () => bare.runMigrations());
    return await liveTables(bare, dialect);
  } finally {
    await bare.destroy();
  }
}

type Guard = (dataSource: DataSource, work: () => Promise<unknown>) => Promise<void>;

/** Several of us may start on one server at once; an SQLite file has one user. */
const oneAtATime: Record<Dialect, Guard> = {
  mysql: async (dataSource, work) => {
    const runner = dataSource.createQueryRunner();
    const lock = "LEFT(CONCAT('dialtone ', DATABASE()), 64)";
    const [got] = await runner.manager.query<{ got: number | null }[]>(
      `SELECT GET_LOCK(${lock}, 60) AS got`,
    );
    if (got?.got !== 1) throw new Error('another start has been migrating it for a minute');
    try {
      await work();
    } finally {
      await runner.query(`SELECT RELEASE_LOCK(${lock})`);
      await runner.release();
    }
  },
  sqlite: async (_, work) => {
    await work();
  },
};

import type { DataSource } from 'typeorm';
import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseLocation } from '../../database-location.js';
import { createDataSource } from '../data-source.js';
import { liveTables } from '../live-tables.js';
import { bareDataSource } from '../migrate.js';
import { databases, hasMariaDb, throwawayMariaDb } from '../testing/databases.js';
import { loadGvaDatabase } from '../testing/gva-database.js';
import { connectTo } from '../testing/maria-db.js';
import { sqlite } from '../testing/sqlite.js';
import { tableDefinitions } from '../testing/table-definitions.js';
import { undoAll } from '../testing/undo-all.js';
import { fromWallTime } from '../wall-time.js';
import { migrations } from './index.js';
import { mirroredTables } from './mirrored-table.js';

let opened: DataSource | undefined;

const bare = async (location: DatabaseLocation, timeZone = 'UTC'): Promise<DataSource> =>
  (opened = await bareDataSource({ location, timeZone }).initialize());

afterEach(async () => {
  await opened?.destroy();
  opened = undefined;
});

describe.each(databases)('the migrations on $name', ({ dialect, location }) => {
  const tablesOf = async (dataSource: DataSource) =>
    [...(await liveTables(dataSource, dialect)).keys()].filter(name => !name.startsWith('sqlite_'));

  it('go up, down to nothing, and up again to the same', async () => {
    const dataSource = await bare(await location());
    await dataSource.runMigrations();
    const before = await liveTables(dataSource, dialect);
    await undoAll(dataSource);
    expect(await tablesOf(dataSource)).toEqual(['dialtone_migrations']);
    await dataSource.runMigrations();
    expect(await liveTables(dataSource, dialect)).toEqual(before);
  });

  it('keep the newest results on the way down', async () => {
    const dataSource = await bare(await location());
    await dataSource.runMigrations();
    await dataSource.query('INSERT INTO dialtone_batches (sequence, place) VALUES (5, 0)');
    const columns = 'batch, location, probe_id, started_at, ending, latency_us';
    await dataSource.query(`INSERT INTO dialtone_newest (${columns}) VALUES (5, 0, 7, 1000, 0, 9)`);
    while ((await liveTables(dataSource, dialect)).has('dialtone_newest'))
      await dataSource.undoLastMigration();
    const rows = await dataSource.query<
      { probe_id: number | string; started_at: number | string }[]
    >('SELECT probe_id, started_at FROM dialtone_results');
    expect(rows.map(row => [Number(row.probe_id), Number(row.started_at)])).toEqual([[7, 1000]]);
  });

  it('leave alone what is there, on the way down too', async () => {
    const dataSource = await bare(await location());
    await dataSource.query('CREATE TABLE sys_users (id integer, theirs varchar(9))');
    await dataSource.query('CREATE TABLE sys_authorities (authority_id integer)');
    await dataSource.runMigrations();
    const tables = await liveTables(dataSource, dialect);
    expect(tables.get('sys_users')).toEqual(new Set(['id', 'theirs']));
    expect(await dataSource.query<unknown[]>('SELECT * FROM sys_authorities')).toEqual([]);
    await undoAll(dataSource);
    expect((await tablesOf(dataSource)).toSorted()).toEqual([
      'dialtone_migrations',
      'sys_authorities',
      'sys_users',
    ]);
  });

  it('make no second table when the probes are in the plural', async () => {
    const dataSource = await bare(await location());
    await dataSource.query('CREATE TABLE dial_apis (id integer)');
    await dataSource.runMigrations();
    expect(await tablesOf(dataSource)).not.toContain('dial_api');
  });

  it('seed the role that new users get, on the wall clock of the zone', async () => {
    const dataSource = await bare(await location(), 'Asia/Shanghai');
    const from = Date.now();
    await dataSource.runMigrations();
    const roles = await dataSource.query<Record<string, unknown>[]>(
      'SELECT * FROM sys_authorities',
    );
    const [role] = roles;
    expect(roles).toEqual([
      {
        created_at: role?.created_at,
        updated_at: role?.created_at,
        deleted_at: null,
        authority_id: 888,
        authority_name: '普通用户',
        parent_id: 0,
        default_router: 'dashboard',
      },
    ]);
    const createdAt = fromWallTime(String(role?.created_at), 'Asia/Shanghai')?.getTime();
    expect(createdAt).toBeGreaterThan(from - 1_000);
    expect(createdAt).toBeLessThan(from + 60_000);
  });
});

it('on SQLite count the changes of our own table of probes alone', async () => {
  const triggers = async (): Promise<unknown[]> => {
    await dataSource.runMigrations();
    return dataSource.query<unknown[]>("SELECT * FROM sqlite_master WHERE type = 'trigger'");
  };
  let dataSource = await bare(await sqlite.location());
  expect(await triggers()).toHaveLength(6);
  await dataSource.destroy();
  dataSource = await bare(await sqlite.location());
  await dataSource.query('CREATE TABLE dial_api (id integer, name varchar(32))');
  expect(await triggers()).toEqual([]);
});

describe.runIf(hasMariaDb)('several that start at once on one MySQL server', () => {
  it('migrate one after another', async () => {
    const location = await (await throwawayMariaDb()).database();
    const all = await Promise.all(
      [1, 2, 3].map(() => createDataSource({ location, timeZone: 'UTC', entities: () => [] })),
    );
    const done = await all[0]?.query<unknown[]>('SELECT name FROM dialtone_migrations');
    expect(done).toHaveLength(migrations.length);
    await Promise.all(all.map(dataSource => dataSource.destroy()));
  });
});

describe.runIf(hasMariaDb)('the history on MariaDB', () => {
  const creations = async (dataSource: DataSource, ...tables: string[]): Promise<string[]> => {
    const told = tables.map(async table =>
      dataSource.query<{ 'Create Table': string }[]>(`SHOW CREATE TABLE ${table}`),
    );
    return (await Promise.all(told)).map(([row]) => row?.['Create Table'] ?? '');
  };
  const started = async (): Promise<DataSource> => {
    const dataSource = await bare(await (await throwawayMariaDb()).database());
    await dataSource.runMigrations();
    return dataSource;
  };

  it('is compressed from its beginning', async () => {
    const made = await creations(await started(), 'dialtone_results', 'dialtone_minutes');
    for (const creation of made) expect(creation).toMatch(/`PAGE_COMPRESSED`='?1/u);
  });

  it('stays as it is where it holds something, or has a form of its own', async () => {
    const dataSource = await started();
    await dataSource.undoLastMigration();
    await dataSource.query('ALTER TABLE dialtone_results PAGE_COMPRESSED=0');
    const columns = 'probe_id, started_at, ending, latency_us';
    await dataSource.query(`INSERT INTO dialtone_results (${columns}) VALUES (7, 1000, 0, 9)`);
    await dataSource.query('ALTER TABLE dialtone_days PAGE_COMPRESSED=0 ROW_FORMAT=COMPRESSED');
    const before = await creations(dataSource, 'dialtone_results', 'dialtone_days');
    await dataSource.runMigrations();
    expect(await creations(dataSource, 'dialtone_results', 'dialtone_days')).toEqual(before);
  });
});

/** TypeORM's, SQLite's, and what only triggers on SQLite write to. */
const ofOneDatabase = new Set(['dialtone_migrations', 'sqlite_sequence', 'dialtone_probe_changes']);

describe('the tables that we make', () => {
  it.runIf(hasMariaDb)('are those of Gin-Vue-Admin v2.7.7 to the letter', async () => {
    const mariaDb = await throwawayMariaDb();
    const [ours, theirs] = [await mariaDb.database(), await mariaDb.database()];
    const dataSource = await createDataSource({
      location: ours,
      timeZone: 'UTC',
      entities: () => [],
    });
    await dataSource.destroy();
    const [mine, golden] = [await connectTo(ours), await connectTo(theirs)];
    await loadGvaDatabase(golden, 'v2.7.7');
    const [made, wanted] = [await tableDefinitions(mine), await tableDefinitions(golden)];
    await Promise.all([mine.end(), golden.end()]);
    for (const table of mirroredTables) expect(made[table]).toBe(wanted[table]);
  });

  it.runIf(hasMariaDb)('have the same columns, in the same order, on SQLite', async () => {
    const [onSqlite, onMySql] = await Promise.all(
      databases.map(async ({ dialect, location }) => {
        const dataSource = await createDataSource({
          location: await location(),
          timeZone: 'UTC',
          entities: () => [],
        });
        const tables = await liveTables(dataSource, dialect);
        await dataSource.destroy();
        return [...tables]
          .filter(([name]) => !ofOneDatabase.has(name))
          .map(([name, columns]) => `${name}: ${[...columns].join(', ')}`)
          .toSorted();
      }),
    );
    expect(onSqlite).toEqual(onMySql);
  });
});

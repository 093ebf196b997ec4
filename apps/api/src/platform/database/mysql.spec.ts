import { MysqlSql } from '@dialtone/history';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataSource } from './data-source.js';
import { hasMariaDb, throwawayMariaDb } from './testing/databases.js';
import { MariaDb } from './testing/maria-db.js';
import { atTheEnd } from './testing/test-database.js';

describe.runIf(hasMariaDb)('a MySQL server', () => {
  it('may die and come back under us', async () => {
    const mariaDb = await throwawayMariaDb();
    const dataSource = await createDataSource({
      location: await mariaDb.database(),
      timeZone: 'UTC',
      entities: () => [],
    });
    const add = (name: string) =>
      dataSource.query<unknown>('INSERT INTO dial_api (name) VALUES (?)', [name]);
    // Several connections are in the pool when it dies.
    await Promise.all(['a', 'b', 'c', 'd'].map(add));

    await mariaDb.kill();
    await expect(add('lost')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|closed/i);
    await expect(dataSource.transaction(manager => manager.query('SELECT 1'))).rejects.toThrow();

    await mariaDb.resume();
    await Promise.all(['e', 'f', 'g', 'h'].map(add));
    const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM dial_api');
    expect(
      rows
        .map(({ name }) => name)
        .toSorted()
        .join(''),
    ).toMatch(/efgh$/);
    const [session] = await dataSource.query<{ mode: string; zone: string }[]>(
      'SELECT @@SESSION.sql_mode AS mode, @@SESSION.time_zone AS zone',
    );
    expect(session).toEqual({ mode: 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', zone: '+00:00' });
    await dataSource.destroy();
  });
});

describe.runIf(hasMariaDb)('rows of the history in a MySQL server', () => {
  const table = 'kept';
  const columns = ['id', 'word', 'bytes', 'share'];
  const rowOf = (id: number) =>
    [id, id % 3 === 0 ? null : `wörd ${id}`, Buffer.from([0, id % 256, 255]), id / 3] as const;
  let sql: MysqlSql;
  let admin: Connection;
  beforeEach(async () => {
    const mariaDb = await MariaDb.start();
    const place = await mariaDb.database();
    sql = new MysqlSql(place);
    admin = await createConnection({ ...place });
    atTheEnd(() => mariaDb.stop());
    await sql.run(
      'CREATE TABLE kept (id BIGINT PRIMARY KEY, word VARCHAR(30), bytes VARBINARY(9), share DOUBLE)',
    );
  }, 60_000);
  afterEach(async () => {
    await admin.end();
    await sql.close();
  });
  const kept = async () => {
    const [rows] = await admin.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Com_stmt_prepare'");
    return Number(rows[0]?.Value);
  };

  // A whole slice and what is left of the next.
  it.each([0, 1, 249, 250, 251, 777])('are put there as they are, %i of them', async count => {
    const from = 2 ** 52;
    const rows = Array.from({ length: count }, (_, at) => rowOf(from + at));
    await sql.insert({ table, columns, rows });
    await sql.put({ table, columns, rows });
    const found = await sql.all('SELECT id, word, bytes, share FROM kept ORDER BY id');
    expect(found.map(row => Object.values(row))).toEqual(rows);
  });

  it('are read by the server once for a connection, however many slices come', async () => {
    const rowsFrom = (from: number) => Array.from({ length: 500 }, (_, at) => rowOf(from + at));
    await sql.transaction(async statements => {
      for (const from of [0, 500, 1000])
        await statements.insert({ table, columns, rows: rowsFrom(from) });
    });
    expect(await kept()).toBe(1);
  });

  it('are put there by a server that keeps no statements', async () => {
    await admin.query('SET GLOBAL max_prepared_stmt_count = 0');
    const rows = Array.from({ length: 600 }, (_, at) => rowOf(at));
    await sql.insert({ table, columns, rows });
    expect(await sql.all('SELECT COUNT(*) AS count FROM kept')).toEqual([{ count: 600 }]);
    expect(await kept()).toBe(0);
  });
});

describe.runIf(hasMariaDb)('a MySQL server that stalls', () => {
  const patienceMs = 500;
  /** More than there are connections, so that some wait for a place. */
  const many = Array.from({ length: 25 }, (_, index) => index);
  const silent = /silent for 0.5 s/;
  let mariaDb: MariaDb;
  beforeEach(async () => {
    mariaDb = await MariaDb.start();
    atTheEnd(() => mariaDb.stop());
  }, 60_000);
  afterEach(() => {
    mariaDb.goOn();
  });

  it('holds up nobody who asks for longer than we are patient', async () => {
    const location = await mariaDb.database();
    const settings = { location, timeZone: 'UTC', entities: () => [], patienceMs };
    const dataSource = await createDataSource(settings);
    const ask = async () => dataSource.query<unknown[]>('SELECT 1');
    await Promise.all(many.map(ask));
    mariaDb.pause();
    const answers = await Promise.allSettled([
      dataSource.transaction(async manager => manager.query<unknown>('SELECT 1')),
      ...many.map(ask),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']));
    mariaDb.goOn();
    await expect(ask()).resolves.toHaveLength(1);
    await dataSource.destroy();
  });

  it('holds up the history no longer either, in whatever it was about', async () => {
    const sql = new MysqlSql(await mariaDb.database(), patienceMs);
    const ask = async () => sql.all('SELECT 1');
    await Promise.all(many.map(ask));
    const { promise: going, resolve: goOn } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const committing = sql.transaction(async () => {
      begin(undefined);
      await going;
    });
    await begun;
    mariaDb.pause();
    goOn(undefined);
    await expect(committing).rejects.toThrow(silent);
    await expect(sql.transaction(async statements => statements.all('SELECT 1'))).rejects.toThrow();
    const answers = await Promise.allSettled(many.map(ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']));
    mariaDb.goOn();
    await expect(ask()).resolves.toHaveLength(1);
    await sql.close();
  });
});

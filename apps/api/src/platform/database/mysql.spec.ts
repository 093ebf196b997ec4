import { MysqlSql } from '@dialtone/history';
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

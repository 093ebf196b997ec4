import { describe, expect, it } from 'vitest';
import { createDataSource } from './data-source.js';
import { hasMariaDb, throwawayMariaDb } from './testing/databases.js';

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

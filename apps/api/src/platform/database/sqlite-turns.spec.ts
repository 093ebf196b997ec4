import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataSource } from './data-source.js';
import { databases } from './testing/databases.js';
import { throwawaySqlite } from './testing/sqlite.js';

const add = 'INSERT INTO dial_api (name) VALUES (?)';

async function namesIn(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM dial_api ORDER BY id');
  return rows.map(({ name }) => name);
}

describe.each(databases)('many at once on $name', ({ location }) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    dataSource = await createDataSource({
      location: await location(),
      timeZone: 'UTC',
      entities: () => [],
    });
  });
  afterEach(() => dataSource.destroy());

  const names = () => namesIn(dataSource);

  it('keep what they wrote while another’s transaction was open and rolled back', async () => {
    const begun = Promise.withResolvers<undefined>();
    const written = Promise.withResolvers<undefined>();
    const failing = dataSource.transaction(async manager => {
      await manager.query(add, ['undone']);
      begun.resolve(undefined);
      // On SQLite the other must wait for us, so we cannot wait for it to have written.
      await written.promise;
      throw new Error('no');
    });
    await begun.promise;
    const other = dataSource.query<unknown>(add, ['kept']);
    const third = dataSource.transaction(manager => manager.query<unknown>(add, ['kept too']));
    written.resolve(undefined);
    await expect(failing).rejects.toThrow('no');
    await Promise.all([other, third]);
    expect((await names()).toSorted()).toEqual(['kept', 'kept too']);
  });

  it('see nothing of a transaction that is not committed', async () => {
    let seen: Promise<string[]> | undefined;
    await expect(
      dataSource.transaction(async manager => {
        await manager.query(add, ['undone']);
        seen = names();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await seen).toEqual([]);
  });

  it('go on after a transaction inside a transaction failed', async () => {
    await dataSource.transaction(async manager => {
      await manager.query(add, ['outer']);
      const inner = manager.transaction(async nested => {
        await nested.query(add, ['inner']);
        throw new Error('no');
      });
      await expect(inner).rejects.toThrow('no');
    });
    expect(await names()).toEqual(['outer']);
  });

  it('go on after a statement failed, in a transaction or not', async () => {
    await expect(dataSource.query('INSERT INTO nowhere VALUES (1)')).rejects.toThrow();
    const failing = dataSource.transaction(manager =>
      manager.query('INSERT INTO nowhere VALUES (1)'),
    );
    await expect(failing).rejects.toThrow();
    await dataSource.query(add, ['kept']);
    expect(await names()).toEqual(['kept']);
  });

  it('go on after a transaction ended behind the back of its owner', async () => {
    const failing = dataSource.transaction(async manager => {
      await manager.query('ROLLBACK');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await dataSource.query(add, ['kept']);
    expect(await names()).toEqual(['kept']);
  });

  it('all get their turn', async () => {
    const each = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(
      each.map(name => dataSource.transaction(manager => manager.query<unknown>(add, [name]))),
    );
    expect((await names()).toSorted()).toEqual(each.toSorted());
  });
});

/** As the thread of the history is, or a program that makes a copy. */
describe('an SQLite file that another connection writes to', () => {
  const patienceMs = 1000;
  let ours: DataSource;
  let other: Database.Database;
  beforeEach(async () => {
    const location = throwawaySqlite();
    ours = await createDataSource({ location, timeZone: 'UTC', entities: () => [], patienceMs });
    other = new Database(location.path, { timeout: 0 });
  });
  afterEach(async () => {
    other.close();
    await ours.destroy();
  });

  it('lets a transaction write what it has looked at, whatever was to be written meanwhile', async () => {
    const theirs = (): void => {
      other.prepare(add).run('theirs');
    };
    await ours.transaction(async manager => {
      await manager.query('SELECT * FROM dial_api');
      expect(theirs).toThrow('locked');
      await manager.query(add, ['ours']);
    });
    theirs();
    expect(await namesIn(ours)).toEqual(['ours', 'theirs']);
  });

  it('is waited for by what is to be written, and may be read all the while', async () => {
    other.exec('BEGIN IMMEDIATE');
    other.prepare(add).run('theirs');
    const statement = ours.query<unknown>(add, ['statement']);
    const transaction = ours.transaction(manager => manager.query<unknown>(add, ['transaction']));
    await setTimeout(patienceMs / 4);
    expect(await namesIn(ours)).toEqual([]);
    other.exec('COMMIT');
    await Promise.all([statement, transaction]);
    expect((await namesIn(ours)).toSorted()).toEqual(['statement', 'theirs', 'transaction']);
  });

  it('is given up when it stays locked, and is written to once it is free', async () => {
    other.exec('BEGIN IMMEDIATE');
    const statement = ours.query<unknown>(add, ['statement']);
    const transaction = ours.transaction(manager => manager.query<unknown>(add, ['transaction']));
    await expect(statement).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await expect(transaction).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('ROLLBACK');
    await ours.transaction(manager => manager.query<unknown>(add, ['kept']));
    expect(await namesIn(ours)).toEqual(['kept']);
  });
});

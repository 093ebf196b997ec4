import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { DataSource, Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperationRecordRow } from '../../audit/operation-record.entity.js';
import { AuthorityRow, UserAuthorityRow, UserRow } from '../../auth/user.entity.js';
import { entities } from '../../entities.js';
import { ProbeRow } from '../../probe/probe.entity.js';
import type { DatabaseLocation } from '../database-location.js';
import { createDataSource } from './data-source.js';
import { bareDataSource } from './migrate.js';
import { hasMariaDb, throwawayMariaDb } from './testing/databases.js';
import { loadGvaDatabase, vintages, type Vintage } from './testing/gva-database.js';
import { connectTo } from './testing/maria-db.js';
import { tableDefinitions } from './testing/table-definitions.js';
import { undoAll } from './testing/undo-all.js';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface Gva {
  readonly location: DatabaseLocation;
  readonly connection: Connection;
}

async function gvaDatabase(vintage: Vintage): Promise<Gva> {
  const location = await (await throwawayMariaDb()).database();
  const connection = await connectTo(location);
  cleanUps.push(() => connection.end());
  await loadGvaDatabase(connection, vintage);
  return { location, connection };
}

async function takeOver(location: DatabaseLocation): Promise<DataSource> {
  const dataSource = await createDataSource({ location, timeZone: 'Asia/Shanghai', entities });
  cleanUps.push(() => dataSource.destroy());
  return dataSource;
}

/** Every definition and every row, but for those of our own tables. */
async function everything(connection: Connection): Promise<unknown> {
  const definitions = Object.entries(await tableDefinitions(connection)).filter(
    ([name]) => !name.startsWith('dialtone_'),
  );
  return Promise.all(
    definitions.map(async ([name, definition]) => {
      const [rows] = await connection.query<RowDataPacket[]>('SELECT * FROM ??', [name]);
      return { definition, rows };
    }),
  );
}

describe.runIf(hasMariaDb)('a database of Gin-Vue-Admin', () => {
  it.each(vintages)('%s is taken over, and given back, with nothing altered', async vintage => {
    const { location, connection } = await gvaDatabase(vintage);
    const before = await everything(connection);
    await takeOver(location);
    expect(await everything(connection)).toEqual(before);
    const bare = await bareDataSource({ location, timeZone: 'UTC' }).initialize();
    cleanUps.push(() => bare.destroy());
    await undoAll(bare);
    expect(await everything(connection)).toEqual(before);
  });

  it.each(vintages)('%s can be read and written through every entity', async vintage => {
    const dataSource = await takeOver((await gvaDatabase(vintage)).location);
    for (const { target } of dataSource.entityMetadatas) {
      await expect(dataSource.getRepository(target).find()).resolves.toBeInstanceOf(Array);
    }
    await dataSource.getRepository(ProbeRow).insert({ name: 'new', type: 'TCP' });
    await dataSource.getRepository(UserRow).insert({ username: 'new' });
    await dataSource.getRepository(AuthorityRow).insert({ authorityName: 'new' });
    await dataSource.getRepository(UserAuthorityRow).insert({ userId: 99, authorityId: 888 });
    await dataSource.getRepository(OperationRecordRow).insert({ path: '/new' });
  });

  it('has its probes in dial_apis when nobody named the table', async () => {
    const { location, connection } = await gvaDatabase('v2.6.1');
    await connection.query('RENAME TABLE dial_api TO dial_apis');
    const before = await everything(connection);
    const probes = (await takeOver(location)).getRepository(ProbeRow);
    expect(probes.metadata.tableName).toBe('dial_apis');
    expect(await probes.findOneBy({ id: 1 })).toMatchObject({ name: '官网首页' });
    expect(await everything(connection)).toEqual(before);
  });

  it('has its probes in dial_api when there are both', async () => {
    const { location, connection } = await gvaDatabase('v2.6.1');
    await connection.query('CREATE TABLE dial_apis LIKE dial_api');
    const probes = (await takeOver(location)).getRepository(ProbeRow);
    expect(probes.metadata.tableName).toBe('dial_api');
  });

  it.each([
    ['v2.6.1', { latency: 1_500_000 }],
    ['v2.7.7', { latency: 1_500_000 }],
    ['v3.0.0', { latencyMs: 2 }],
    ['union', { latency: 1_500_000, latencyMs: 2 }],
  ] as const)('%s logs a duration as it counts it', async (vintage, kept) => {
    const dataSource = await takeOver((await gvaDatabase(vintage)).location);
    const records = dataSource.getRepository(OperationRecordRow);
    await records.insert({ path: '/graphql', latency: 1_500_000, latencyMs: 2 });
    const { latency, latencyMs } = await records.findOneByOrFail({ path: '/graphql' });
    expect({ latency, latencyMs }).toEqual({ latency: undefined, latencyMs: undefined, ...kept });
  });
});

describe.runIf(hasMariaDb)('a row of Gin-Vue-Admin', () => {
  let probes: Repository<ProbeRow>;
  beforeEach(async () => {
    const dataSource = await takeOver((await gvaDatabase('v2.7.7')).location);
    probes = dataSource.getRepository(ProbeRow);
  });

  it('is read with its time, its numbers and its words', async () => {
    expect(await probes.findOneBy({ id: 1 })).toEqual({
      id: 1,
      createdAt: new Date('2024-03-12T02:00:00.123Z'),
      updatedAt: new Date('2024-03-12T02:05:00.456Z'),
      deletedAt: null,
      name: '官网首页',
      type: 'HTTP',
      httpMethod: 'GET',
      url: 'https://www.example.com/',
      requestBody: '',
      enabled: true,
      application: '官网',
      exceptResponse: '',
      httpStatus: 200,
      cron: '0 */5 * * * *',
      successRate: '99.50',
      createdBy: 1,
      updatedBy: 0,
      deletedBy: 0,
    });
  });

  it('is read as it is, however odd', async () => {
    const odd: [number, Partial<ProbeRow>][] = [
      [14, { enabled: null }],
      [15, { enabled: true }],
      [18, { name: 'say "hi", it\'s \\ back', application: 'a"b\\c' }],
      [19, { name: '支付🚀', application: '💰', exceptResponse: '成功✅' }],
      [71, { httpStatus: -1 }],
      [74, { createdBy: 2 ** 64, updatedBy: null }],
      [80, { createdAt: null, updatedAt: null }],
      [81, { createdAt: null, updatedAt: null }],
      [82, { deletedAt: new Date('2024-03-12T03:00:00.789Z'), deletedBy: 2 }],
    ];
    for (const [id, expected] of odd) {
      expect.soft(await probes.findOneBy({ id })).toMatchObject(expected);
    }
  });

  it('is read when it holds nothing', async () => {
    const { id, ...rest } = await probes.findOneByOrFail({ id: 90 });
    expect(id).toBe(90);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  it('keeps odd dates when another column is written', async () => {
    await probes.update({ id: 80 }, { successRate: '12.34' });
    const rows = await probes.query<unknown>(
      'SELECT created_at, success_rate FROM dial_api WHERE id = 80',
    );
    expect(rows).toEqual([{ created_at: '0000-00-00 00:00:00.000', success_rate: '12.34' }]);
  });
});

import { IsNull, LessThan, type DataSource, type ObjectLiteral } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperationRecordRow } from './audit/operation-record.entity.js';
import { AuthorityRow, UserAuthorityRow, UserRow } from './auth/user.entity.js';
import { entities } from './entities.js';
import { MaintenanceRow } from './maintenance/maintenance.entity.js';
import { createDataSource } from './platform/database/data-source.js';
import { databases } from './platform/database/testing/databases.js';
import { ProbePartsRow, ProbeRow } from './probe/probe.entity.js';
import { ProbeEditRow } from './probe/probe-edit.entity.js';
import { EvidenceRow } from './result/evidence.entity.js';

const at = (time: string): Date => new Date(time);
const dates = {
  createdAt: at('2026-11-23T20:07:29.123Z'),
  updatedAt: at('2026-11-23T20:07:30.001Z'),
  deletedAt: at('2026-11-23T20:07:31.999Z'),
};
const farId = 2 ** 53 - 1;

type Row = new () => ObjectLiteral;

/** A row with every column filled, and one with nothing but its key. */
const samples: [string, Row, ObjectLiteral, ObjectLiteral][] = [
  [
    'a probe',
    ProbeRow,
    {
      ...dates,
      id: 7,
      name: '长'.repeat(32),
      type: 'HTTP',
      httpMethod: 'POST',
      url: 'https://example.com/"\\\'🚀',
      requestBody: '',
      enabled: true,
      application: 'a',
      exceptResponse: 'ok',
      httpStatus: -1,
      cron: '@every 30s',
      successRate: '99.50',
      createdBy: farId,
      updatedBy: 0,
      deletedBy: 2,
    },
    {
      id: 8,
      createdAt: null,
      updatedAt: null,
      deletedAt: null,
      name: null,
      type: null,
      httpMethod: null,
      url: null,
      requestBody: null,
      enabled: null,
      application: null,
      exceptResponse: null,
      httpStatus: null,
      cron: null,
      successRate: null,
      createdBy: null,
      updatedBy: null,
      deletedBy: null,
    },
  ],
  [
    'the parts of a probe',
    ProbePartsRow,
    { probeId: farId, parts: `{"body":"${'长'.repeat(100_000)}"}`, updatedAt: 1_795_464_449_123 },
    { probeId: 1, parts: '{}', updatedAt: 0 },
  ],
  [
    'an edit of a probe',
    ProbeEditRow,
    {
      id: 7,
      probeId: farId,
      editedAt: 1_795_464_449_123,
      kind: 'UPDATED',
      userId: 1,
      username: '长'.repeat(191),
      fields: `[{"path":"body","before":"${'🚀'.repeat(50_000)}"}]`,
    },
    {
      id: 8,
      probeId: 0,
      editedAt: 0,
      kind: 'DELETED',
      userId: null,
      username: null,
      fields: '[]',
    },
  ],
  [
    'evidence',
    EvidenceRow,
    { probeId: 7, startedAt: 1_795_464_449_123, good: true, evidence: '长'.repeat(100_000) },
    { probeId: 7, startedAt: 0, good: false, evidence: '' },
  ],
  [
    'a maintenance window',
    MaintenanceRow,
    {
      id: 7,
      title: '长'.repeat(200),
      probeIds: '[7]',
      applications: `["${'🚀'.repeat(100_000)}"]`,
      opensAt: 1_795_464_449_123,
      closesAt: 1_795_464_449_124,
      cron: '0 3 * * 0',
      timeZone: 'Europe/Berlin',
      durationMs: 60_000,
    },
    {
      id: 8,
      title: '',
      probeIds: '[]',
      applications: '[]',
      opensAt: null,
      closesAt: null,
      cron: null,
      timeZone: null,
      durationMs: null,
    },
  ],
  [
    'a user',
    UserRow,
    {
      ...dates,
      id: 7,
      uuid: '7f1c9b1e-0000-4000-8000-000000000001',
      username: 'admin',
      password: '$2b$10$x',
      nickName: 'Mr.奇淼',
      authorityId: 888,
      enable: 2,
    },
    {
      id: 8,
      createdAt: null,
      updatedAt: null,
      deletedAt: null,
      uuid: null,
      username: null,
      password: null,
      nickName: null,
      authorityId: null,
      enable: null,
    },
  ],
  [
    'a role',
    AuthorityRow,
    {
      ...dates,
      authorityId: 9528,
      authorityName: '测试角色',
      parentId: 0,
      defaultRouter: 'dashboard',
    },
    {
      authorityId: 9529,
      createdAt: null,
      updatedAt: null,
      deletedAt: null,
      authorityName: null,
      parentId: null,
      defaultRouter: null,
    },
  ],
  [
    'a role of a user',
    UserAuthorityRow,
    { userId: 7, authorityId: 888 },
    { userId: 0, authorityId: 0 },
  ],
  [
    'an entry of the log',
    OperationRecordRow,
    {
      ...dates,
      id: 7,
      ip: '2001:db8::1',
      method: 'POST',
      path: '/graphql',
      status: 200,
      latency: 1_500_000,
      agent: 'Mozilla',
      errorMessage: '',
      body: '{}',
      resp: '{}',
      userId: 1,
    },
    {
      id: 8,
      createdAt: null,
      updatedAt: null,
      deletedAt: null,
      ip: null,
      method: null,
      path: null,
      status: null,
      latency: null,
      agent: null,
      errorMessage: null,
      body: null,
      resp: null,
      userId: null,
    },
  ],
];

describe.each(databases)('the entities on $name', ({ location }) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    dataSource = await createDataSource({
      location: await location(),
      timeZone: 'Asia/Shanghai',
      entities,
    });
  });
  afterEach(() => dataSource.destroy());

  it.each(samples)('keep %s, full and empty', async (_, row, full, empty) => {
    const rows = dataSource.getRepository(row);
    const [key = ''] = rows.metadata.primaryColumns.map(column => column.propertyName).slice(-1);
    for (const sample of [full, empty]) {
      await rows.insert(sample);
      const found = await rows.findOneByOrFail({ [key]: sample[key] as unknown });
      expect(found).toBeInstanceOf(row);
      expect(found).toEqual(sample);
    }
  });

  it('give a new probe its number, and what the table gives when nothing is said', async () => {
    const probes = dataSource.getRepository(ProbeRow);
    const { identifiers } = await probes.insert({ url: 'https://example.com' });
    const saved = await probes.save(probes.create({ url: 'https://example.com' }));
    expect([...identifiers, { id: saved.id }]).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await probes.findOneBy({ id: 1 })).toMatchObject({
      name: '',
      type: '',
      httpMethod: 'GET',
      enabled: false,
      httpStatus: 200,
      createdAt: null,
    });
  });

  it('never give a number again that a probe has had', async () => {
    const probes = dataSource.getRepository(ProbeRow);
    await probes.insert({ name: 'first' });
    await probes.delete({ id: 1 });
    const { identifiers } = await probes.insert({ name: 'second' });
    expect(identifiers).toEqual([{ id: 2 }]);
  });

  it('write what is named and leave the rest, dates too', async () => {
    const probes = dataSource.getRepository(ProbeRow);
    const [, , full] = samples[0] ?? [];
    await probes.insert({ ...full });
    await probes.update({ id: 7 }, { successRate: '12.34' });
    expect(await probes.findOneBy({ id: 7 })).toEqual({ ...full, successRate: '12.34' });
  });

  it('find by time, by flag and by what is not deleted', async () => {
    const probes = dataSource.getRepository(ProbeRow);
    await probes.insert([
      { id: 1, enabled: true, createdAt: at('2026-11-23T16:00:00.000Z'), deletedAt: null },
      { id: 2, enabled: false, createdAt: at('2026-11-23T16:00:00.001Z'), deletedAt: null },
      { id: 3, enabled: null, createdAt: null, deletedAt: at('2026-11-23T16:00:00.000Z') },
    ]);
    const ids = async (where: Parameters<typeof probes.findBy>[0]) =>
      (await probes.find({ where, order: { id: 'ASC' } })).map(({ id }) => id);
    expect(await ids({ createdAt: LessThan(at('2026-11-23T16:00:00.001Z')) })).toEqual([1]);
    expect(await ids({ enabled: true })).toEqual([1]);
    expect(await ids({ enabled: IsNull() })).toEqual([3]);
    expect(await ids({ deletedAt: IsNull() })).toEqual([1, 2]);
  });

  it('keep datetimes on the wall clock of the zone', async () => {
    await dataSource.getRepository(ProbeRow).insert({ id: 1, ...dates });
    const [row] = await dataSource.query<unknown[]>('SELECT created_at, deleted_at FROM dial_api');
    expect(row).toEqual({
      created_at: '2026-11-24 04:07:29.123',
      deleted_at: '2026-11-24 04:07:31.999',
    });
  });

  it('know names whatever their letter case, as the tables of Gin-Vue-Admin do', async () => {
    await dataSource.getRepository(UserRow).insert({ username: 'Admin' });
    expect(await dataSource.getRepository(UserRow).findOneBy({ username: 'aDMIN' })).not.toBeNull();
  });

  it('are as wide as the tables', async () => {
    const runner = dataSource.createQueryRunner();
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const table = await runner.getTable(tableName);
      for (const column of columns) {
        const live = table?.findColumnByName(column.databaseName);
        const wide = column.type === 'varchar' && column.length !== '';
        expect
          .soft(live?.length, `${tableName}.${column.databaseName}`)
          .toBe(wide ? column.length : live?.length);
        if (!column.isPrimary) expect.soft(live?.isNullable).toBe(column.isNullable);
      }
    }
    await runner.release();
  });
});

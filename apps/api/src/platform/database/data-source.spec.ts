import { expect, it, describe } from 'vitest';
import { entities } from '../../entities.js';
import { ProbeRow } from '../../probe/probe.entity.js';
import { createDataSource } from './data-source.js';
import { databases } from './testing/databases.js';

describe.each(databases)('the entities on $name', ({ location }) => {
  it('keeps a probe', async () => {
    const dataSource = await createDataSource({
      location: await location(),
      timeZone: 'Asia/Shanghai',
      entities,
    });
    const probes = dataSource.getRepository(ProbeRow);
    const createdAt = new Date(1795392000123);
    const { identifiers } = await probes.insert({ name: 'a', enabled: true, createdAt });
    expect(identifiers).toEqual([{ id: 1 }]);
    expect(await probes.findOneBy({ enabled: true })).toMatchObject({
      id: 1,
      createdAt,
      enabled: true,
      deletedAt: null,
      httpMethod: 'GET',
    });
    expect(await dataSource.query('select created_at from dial_api')).toEqual([
      { created_at: '2026-11-23 08:00:00.123' },
    ]);
    await dataSource.destroy();
  });
});

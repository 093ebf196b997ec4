import type { DataSource } from 'typeorm';
import { ProbeRow } from '../../probe/probe.entity.js';

/** Puts a probe into the mirrored table, with the difference in sight. */
export const onFile = async (
  dataSource: DataSource,
  differing: Partial<ProbeRow> & { readonly id: number },
): Promise<void> => {
  await dataSource.manager.insert(ProbeRow, {
    name: 'shop',
    type: 'HTTP',
    url: 'https://example.com',
    enabled: true,
    cron: '30s',
    updatedAt: new Date('2026-01-01T00:00:00.123Z'),
    ...differing,
  });
};

export const rowsOnFile = async (dataSource: DataSource): Promise<ProbeRow[]> =>
  dataSource.manager.find(ProbeRow, { order: { id: 'ASC' } });

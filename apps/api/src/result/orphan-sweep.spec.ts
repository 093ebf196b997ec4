import { aProbe, anInvalidProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import type { ProbeFollower } from '../probe/probe-follower.js';
import { EvidenceStore } from './evidence-store.js';
import { OrphanSweep } from './orphan-sweep.js';
import { open } from './testing/result-room.js';

/** Evidence of the probes with these ids, of which the first two are on file. */
async function aSweep(dataSource: DataSource, ids: readonly number[], caughtUp = true) {
  const [store, catalog] = [new EvidenceStore(dataSource), new ProbeCatalog()];
  for (const probe of [aProbe({ id: 1 }), anInvalidProbe({ id: 2 })]) catalog.put(probe, '');
  await store.insert(
    ids.flatMap(probeId =>
      [1, 2].map(startedAt => ({ probeId, startedAt, good: false, evidence: '{}' })),
    ),
  );
  const follower = { caughtUp } as ProbeFollower;
  const left = async () => {
    const rows = await dataSource.query<{ id: number | string }[]>(
      'SELECT DISTINCT probe_id AS id FROM dialtone_evidence ORDER BY probe_id',
    );
    return rows.map(({ id }) => Number(id));
  };
  return { sweep: new OrphanSweep(dataSource, store, catalog, follower), left };
}

describe.each(databases)('Evidence on $name', ({ location }) => {
  it('of probes that are not on file any more goes, however many they are', async () => {
    const many = Array.from({ length: 450 }, (_, place) => place + 1);
    const { sweep, left } = await aSweep(await open(await location()), many);
    await sweep.sweep();
    expect(await left()).toEqual([1, 2]);
  });

  it('stays until every probe on file is known', async () => {
    const { sweep, left } = await aSweep(await open(await location()), [1, 2, 3], false);
    await sweep.sweep();
    expect(await left()).toEqual([1, 2, 3]);
  });
});

it('is swept by the next round when the database is away in this one', async () => {
  const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const query = vi.fn().mockRejectedValueOnce(new Error('gone away')).mockResolvedValue([]);
  const dataSource = { query, options: { type: 'mysql' } } as unknown as DataSource;
  const store = new EvidenceStore(dataSource);
  const known = { caughtUp: true } as ProbeFollower;
  const sweep = new OrphanSweep(dataSource, store, new ProbeCatalog(), known);
  await sweep.sweep();
  await sweep.sweep();
  expect(warn).toHaveBeenCalledOnce();
  expect(query).toHaveBeenCalledTimes(2);
});

import { FakeClock } from '@dialtone/engine/testing';
import { HistoryReader, usuallyKept } from '@dialtone/history';
import { aCheck, aHistoryDatabase, seed } from '@dialtone/history/testing';
import { describe, expect, it, vi } from 'vitest';
import { AvailabilityBatches } from './availability-batches.js';

async function room() {
  const [sql, clock] = [await aHistoryDatabase(), new FakeClock()];
  const now = clock.now();
  const checks = [
    aCheck(now - 5000),
    aCheck(now - 4000, { ending: 'down' }),
    aCheck(now - 3000, { probeId: 2 }),
  ];
  await seed(sql, { checks }, { now, kept: usuallyKept });
  const reader = new HistoryReader(sql);
  const asked = vi.spyOn(reader, 'availability');
  return { batches: new AvailabilityBatches(reader, clock), asked };
}

describe('AvailabilityBatches', () => {
  it('asks once for all probes of a list, whatever their number', async () => {
    const { batches, asked } = await room();
    const ids = Array.from({ length: 50 }, (_, place) => place + 1);
    const told = await Promise.all(ids.map(async id => batches.of(id, 'HOUR')));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(told.map(({ probeId }) => probeId)).toEqual(ids);
    expect(told.map(({ runs }) => runs.availability).slice(0, 3)).toEqual([50, 100, undefined]);
  });

  it('asks once for each window, and anew the next time', async () => {
    const { batches, asked } = await room();
    await Promise.all([batches.of(1, 'HOUR'), batches.of(1, 'DAY'), batches.of(2, 'HOUR')]);
    expect(asked).toHaveBeenCalledTimes(2);
    await batches.of(1, 'HOUR');
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('fails all that were asked for when the history cannot be read, and tries again', async () => {
    const { batches, asked } = await room();
    asked.mockRejectedValueOnce(new Error('The database is away.'));
    const both = await Promise.allSettled([batches.of(1, 'DAY'), batches.of(2, 'DAY')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await batches.of(2, 'DAY')).runs.up).toBe(1);
  });
});

import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../platform/config.js';
import { databases } from '../platform/database/testing/databases.js';
import { ResultStore } from './result-store.js';
import { Retention } from './retention.js';
import { aResult } from './testing/a-result.js';
import { open } from './testing/result-room.js';

const day = 24 * 3_600_000;
const kept = readConfig({ RESULTS_KEPT: '30d' });

describe.each(databases)('Retention on $name', ({ location }) => {
  it('forgets what is older than the operator wants to keep, slice by slice', async () => {
    const store = new ResultStore(await open(await location()));
    for (let from = 0; from < 5000; from += 500)
      await store.insert(Array.from({ length: 500 }, (_, index) => aResult(from + index)));
    const clock = new FakeClock(aResult(30 * day + 4000).startedAt.getTime());
    const forget = vi.spyOn(store, 'forget');
    await new Retention(store, kept, clock).forget();
    const left = await store.newest(1, 5000);
    expect([left.length, left.at(-1)]).toEqual([1000, aResult(4000)]);
    expect(forget).toHaveBeenCalledTimes(5);
  });

  it('gets past a moment at which more results began than a slice holds', async () => {
    const store = new ResultStore(await open(await location()));
    for (let probeId = 1; probeId <= 2500; probeId += 500)
      await store.insert(
        Array.from({ length: 500 }, (_, index) => aResult(0, { probeId: probeId + index })),
      );
    const clock = new FakeClock(aResult(31 * day).startedAt.getTime());
    await new Retention(store, kept, clock).forget();
    expect(await store.last([1, 2500])).toEqual([]);
  });

  it('lets other work have its turn between the slices', async () => {
    const store = new ResultStore(await open(await location()));
    await store.insert(Array.from({ length: 5 }, (_, index) => aResult(index)));
    let turns = 0;
    vi.spyOn(store, 'forget').mockImplementation(async () => {
      setImmediate(() => (turns += 1));
      return Promise.resolve(turns < 10 ? 1 : 0);
    });
    await new Retention(store, kept, new FakeClock()).forget();
    expect(turns).toBeGreaterThanOrEqual(10);
  });
});

describe('Retention', () => {
  it('waits for the next round while the database is away, and never runs twice at once', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const forget = vi.fn().mockRejectedValueOnce(new Error('gone away')).mockResolvedValue(0);
    const retention = new Retention({ forget } as unknown as ResultStore, kept, new FakeClock());
    await Promise.all([retention.forget(), retention.forget()]);
    expect(forget).toHaveBeenCalledOnce();
    await retention.forget();
    expect([forget.mock.calls.length, warn.mock.calls.length]).toEqual([2, 1]);
  });
});

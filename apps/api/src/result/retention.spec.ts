import { FakeClock } from '@dialtone/engine/testing';
import type { HistoryDesk } from '@dialtone/history';
import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../platform/config.js';
import { databases } from '../platform/database/testing/databases.js';
import { Retention } from './retention.js';
import { aResult } from './testing/a-result.js';
import { aHistory, batchOf, open } from './testing/result-room.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const config = readConfig({ RESULTS_KEPT: '30d' });

describe.each(databases)('Retention on $name', ({ location }) => {
  it('forgets what is older than the operator wants to keep, more than a slice of it', async () => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place, { now: aResult(0).startedAt.getTime() });
    for (let from = 0; from < 5000; from += 500)
      await desk.write(batchOf(Array.from({ length: 500 }, (_, index) => aResult(from + index))));
    const clock = new FakeClock(aResult(30 * day + 4000).startedAt.getTime());
    await desk.settle();
    await desk.roll(aResult(2 * minute).startedAt.getTime());
    const forgotten = new Retention(desk, config, clock).forget();
    let isOver = false;
    void forgotten.then(() => (isOver = true));
    await vi.waitFor(() => {
      clock.advance(1000);
      expect(isOver).toBe(true);
    }, 20_000);
    const { items } = await reader.results({ probeId: 1, filter: {}, first: 5000 });
    expect([items.length, items.at(-1)?.startedAt]).toEqual([
      1000,
      aResult(4000).startedAt.getTime(),
    ]);
  });
});

describe('Retention', () => {
  it('waits for the next round while the database is away, and never runs twice at once', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const forgetSome = vi
      .fn()
      .mockRejectedValueOnce(new Error('gone away'))
      .mockResolvedValue(undefined);
    const desk = { forgetSome } as unknown as HistoryDesk;
    const retention = new Retention(desk, config, new FakeClock());
    await Promise.all([retention.forget(), retention.forget()]);
    expect(forgetSome).toHaveBeenCalledOnce();
    await retention.forget();
    expect([forgetSome.mock.calls.length, warn.mock.calls.length]).toEqual([2, 1]);
  });

  it.each([
    { RESULTS_KEPT: '30d', at: [0, 60, 120] },
    { RESULTS_KEPT: '12h', at: [0, 30, 60, 90, 120] },
    { RESULTS_KEPT: '1m', at: Array.from({ length: 121 }, (_, each) => each) },
  ])(
    'goes through all probes at once, and then as often as $RESULTS_KEPT wants it',
    async ({ at: wanted, ...variables }) => {
      const forgetSome = vi.fn().mockResolvedValue(undefined);
      const clock = new FakeClock();
      const retention = new Retention(
        { forgetSome } as unknown as HistoryDesk,
        readConfig(variables),
        clock,
      );
      const rounds: number[] = [];
      for (let at = 0; at <= 120; at += 1) {
        await retention.forget();
        if (forgetSome.mock.calls.length > rounds.length) rounds.push(at);
        clock.advance(minute);
      }
      expect(rounds).toEqual(wanted);
    },
  );
});

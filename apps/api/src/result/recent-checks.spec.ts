import { FakeClock } from '@dialtone/engine/testing';
import { HistoryReader, SqliteSql } from '@dialtone/history';
import { describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { LatencyBatches } from './latency-batches.js';
import { RecentChecks } from './recent-checks.js';
import { aResult, down } from './testing/a-result.js';
import { aHistory, batchOf, finished, open } from './testing/result-room.js';

/** The history is read in a thread of its own; what is asked of it is counted here. */
const unasked: ConstructorParameters<typeof HistoryReader>[0] = new SqliteSql(':memory:');

describe.each(databases)('the past of a list on $name', ({ location }) => {
  it('is read once for all of a page, joined with what was seen since, and then remembered', async () => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place);
    await desk.write(
      batchOf([
        aResult(1),
        aResult(2, { outcome: down }),
        aResult(3),
        aResult(1, { probeId: 2 }),
        aResult(2, { probeId: 2, outcome: down }),
      ]),
    );
    const glances = vi.fn<HistoryReader['glances']>(async query => reader.glances(query));
    const recent = new RecentChecks(Object.assign(new HistoryReader(unasked), { glances }));
    recent.keep(finished(aResult(3)));
    recent.keep(finished(aResult(4, { outcome: down })));
    const asked = await Promise.all([1, 2, 3].map(async id => recent.of(id)));
    expect(asked.map(({ looks }) => looks.map(({ ending }) => ending))).toEqual([
      ['down', 'up', 'down', 'up'],
      ['down', 'up'],
      [],
    ]);
    recent.keep(finished(aResult(5, { probeId: 2 })));
    const again = await recent.of(2);
    expect(again.looks.map(({ ending }) => ending)).toEqual(['up', 'down', 'up']);
    expect(glances).toHaveBeenCalledTimes(1);
  });

  it('tells quantiles of each probe by itself, from one reading', async () => {
    const place = await location();
    await open(place);
    const { desk, reader } = await aHistory(place);
    const took = (second: number, probeId: number, latencyMs: number) => {
      const result = aResult(second, { probeId });
      return { ...result, outcome: { ...result.outcome, latencyMs } };
    };
    await desk.write(batchOf([took(11, 11, 10), took(12, 11, 10), took(11, 12, 500)]));
    const clock = new FakeClock();
    clock.advance(aResult(60).startedAt.getTime() - clock.now());
    const durationsOfEach = vi.fn<HistoryReader['durationsOfEach']>(async query =>
      reader.durationsOfEach(query),
    );
    const counted = Object.assign(new HistoryReader(unasked), { durationsOfEach });
    const batches = new LatencyBatches(counted, clock);
    const told = await Promise.all([11, 12, 13].map(async id => batches.of(id, 'HOUR')));
    expect(told.map(each => each?.count)).toEqual([2, 1, undefined]);
    expect(told[0]?.quantiles[1]?.ms).toBeCloseTo(10, 0);
    expect(told[1]?.quantiles[1]?.ms).toBeCloseTo(500, -1);
    expect(durationsOfEach).toHaveBeenCalledTimes(1);
  });
});

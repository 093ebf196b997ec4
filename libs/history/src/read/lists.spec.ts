import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHistoryDatabase } from '../testing/history-database.js';
import { cursorFrom, cursorText } from './cursor.js';
import { HistoryReader } from './history-reader.js';
import type { Page, ResultFilter } from './results.js';
import type { Cursor } from './cursor.js';
import { usuallyKept } from '../kept.js';
import { checks, histories, now, windows } from './testing/random-history.js';
import { aCheck, seed, type Seen } from './testing/seed.js';

/** Every page of a list, one after the other. */
async function everyPage<T>(
  read: (after: Cursor | undefined) => Promise<Page<T>>,
  first: number,
): Promise<T[]> {
  const items: T[] = [];
  let after: Cursor | undefined;
  do {
    const page = await read(after);
    expect(page.items.length).toBeLessThanOrEqual(first);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

const filters: fc.Arbitrary<ResultFilter> = fc.record(
  {
    endings: fc.subarray(['up', 'degraded', 'down', 'internal'] as const),
    minLatencyUs: fc.integer({ min: 0, max: 5_000_000 }),
    maxLatencyUs: fc.integer({ min: 0, max: 5_000_000 }),
  },
  { requiredKeys: [] },
);
const passes = (
  { endings, minLatencyUs = 0, maxLatencyUs = Infinity }: ResultFilter,
  { ending, us }: Seen,
): boolean =>
  (endings === undefined || endings.includes(ending)) && us >= minLatencyUs && us <= maxLatencyUs;

const newestFirst = (one: Seen, other: Seen): number =>
  other.at - one.at || one.location - other.location;

describe('HistoryReader.results', { timeout: 60_000 }, () => {
  it('lists on its pages every check that fits, once, the newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        checks,
        filters,
        windows,
        fc.integer({ min: 1, max: 7 }),
        async (all, filter, window, first) => {
          const sql = await aHistoryDatabase();
          await seed(sql, { checks: all }, { now, kept: usuallyKept });
          const reader = new HistoryReader(sql);
          const listed = await everyPage(
            async after =>
              reader.results({ ...window, probeId: 1, filter, first, ...(after && { after }) }),
            first,
          );
          const expected = all
            .filter(({ probeId, at }) => probeId === 1 && at >= window.from && at < window.until)
            .filter(check => passes(filter, check))
            .sort(newestFirst);
          expect(listed.map(({ startedAt, location }) => [startedAt, location])).toEqual(
            expected.map(({ at, location }) => [at, location]),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('tells everything that a row holds', async () => {
    const sql = await aHistoryDatabase();
    await sql.insert({
      table: 'dialtone_results',
      columns: [
        ...['probe_id', 'started_at', 'ending', 'asked', 'latency_us', 'reason', 'message'],
        ...['http_status', 'phases', 'judged'],
      ],
      rows: [
        [1, 5, 1, 1, 812, 'STATUS', 'It said 503.', 503, Buffer.from([1, 7]), '[]'],
        // As a row of old has its phases.
        [1, 4, 0, 0, 90, null, null, null, Buffer.from('[["connect",40]]'), null],
      ],
    });
    const { items } = await new HistoryReader(sql).results({ probeId: 1, filter: {}, first: 9 });
    expect(items).toEqual([
      {
        ...{ probeId: 1, location: 0, startedAt: 5, ending: 'down', asked: true, latencyUs: 812 },
        ...{ reason: 'STATUS', message: 'It said 503.', httpStatus: 503, judged: '[]' },
        phases: [['resolve', 7]],
      },
      {
        ...{ probeId: 1, location: 0, startedAt: 4, ending: 'up', asked: false, latencyUs: 90 },
        phases: [['connect', 40]],
      },
    ]);
  });

  it('finds by reason and by status', async () => {
    const sql = await aHistoryDatabase();
    await sql.insert({
      table: 'dialtone_results',
      columns: ['probe_id', 'started_at', 'ending', 'latency_us', 'reason', 'http_status'],
      rows: [
        [1, 1, 1, 0, 'STATUS', 503],
        [1, 2, 1, 0, 'STATUS', 404],
        [1, 3, 1, 0, 'TIMEOUT', null],
      ],
    });
    const reader = new HistoryReader(sql);
    const found = async (filter: ResultFilter): Promise<number[]> => {
      const { items } = await reader.results({ probeId: 1, filter, first: 9 });
      return items.map(({ startedAt }) => startedAt);
    };
    expect(await found({ reasons: ['STATUS'] })).toEqual([2, 1]);
    expect(await found({ reasons: ['TIMEOUT', 'STATUS', 'DNS'] })).toEqual([3, 2, 1]);
    expect(await found({ httpStatuses: [503] })).toEqual([1]);
    expect(await found({ httpStatuses: [] })).toEqual([]);
  });
});

describe('HistoryReader.transitions', { timeout: 60_000 }, () => {
  it('lists on its pages every change, with when the next one came', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 4 }), async (all, first) => {
        const sql = await aHistoryDatabase();
        const checks = all.checks.map(check => ({ ...check, asked: false }));
        await seed(sql, { ...all, checks }, { now, kept: usuallyKept });
        const reader = new HistoryReader(sql);
        const query = { probeId: 1, first, location: 0 };
        const listed = await everyPage(
          async after => reader.transitions({ ...query, ...(after && { after }) }),
          first,
        );
        const ends = all.pauses.map(pause => ({ ...pause, ending: 'paused' }) as const);
        const mine = [...checks, ...ends]
          .filter(({ probeId, location }) => probeId === 1 && location === 0)
          .filter(({ ending }) => ending !== 'internal')
          .sort((one, other) => one.at - other.at);
        const changes = mine.filter(
          ({ ending }, place) => ending !== (mine[place - 1]?.ending ?? 'paused'),
        );
        expect(listed.map(({ at, ending, endedAt }) => ({ at, ending, endedAt }))).toEqual(
          changes
            .map(({ at, ending }, place) => ({ at, ending, endedAt: changes[place + 1]?.at }))
            .reverse(),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells the end of a change also when it came after the window', async () => {
    const sql = await aHistoryDatabase();
    await seed(
      sql,
      { checks: [aCheck(1000), aCheck(2000, { ending: 'down' }), aCheck(9000)] },
      { now: 10_000, kept: usuallyKept },
    );
    const { items } = await new HistoryReader(sql).transitions({
      ...{ probeId: 1, first: 5 },
      ...{ from: 1500, until: 5000 },
    });
    expect(items).toEqual([{ at: 2000, location: 0, ending: 'down', endedAt: 9000 }]);
  });
});

describe('A cursor', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e12 }), fc.nat({ max: 32_767 }), (at, location) => {
        expect(cursorFrom(cursorText({ at, location }))).toEqual({ at, location });
      }),
    );
  });

  it.each(['', 'x', '!!', Buffer.from('1').toString('base64url'), '../../etc'])(
    'is not %j',
    text => {
      expect(cursorFrom(text)).toBeUndefined();
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthMs } from '../levels.js';
import type { Row, Sql } from '../sql.js';
import { historyTables } from '../tables.js';
import { aHistoryDatabase } from '../testing/history-database.js';
import { HistoryReader } from './history-reader.js';
import type { Endings } from './tally.js';
import { histories, kept, now } from './testing/random-history.js';
import { aCheck, seed, type Told } from './testing/seed.js';
import { watched } from './testing/watched-sql.js';

const probeIds = [1, 2, 3];
const { hours: hour, minutes: minute, days: day } = lengthMs;

async function filled(sql: Sql, history: Told): Promise<void> {
  for (const table of Object.keys(historyTables('sqlite'))) await sql.run(`DELETE FROM ${table}`);
  // One at least, so that there is a history.
  const first = aCheck(now - 30 * day, { probeId: 9 });
  await seed(sql, { ...history, checks: [first, ...history.checks] }, { now, kept });
}

/** The good ones together: a rollup does not say which of them were asked for. */
const plain = ({ up, degraded, down, maintenance, unknown }: Endings): number[] => [
  ...[up + degraded, down, maintenance],
  ...Object.values(unknown),
];
const summed = (all: readonly Endings[]): number[] =>
  all
    .map(plain)
    .reduce(
      (one, other) => one.map((each, place) => each + (other[place] ?? 0)),
      [...Array<number>(8).fill(0)],
    );

/** Ends where the rollups do. */
const aDay = { from: Math.floor((now - day) / hour) * hour, until: now, now };

describe('the fleet', { timeout: 60_000 }, () => {
  it('comes to what its probes come to, cell by cell', async () => {
    const sql = await aHistoryDatabase();
    await fc.assert(
      fc.asyncProperty(histories, async all => {
        await filled(sql, all);
        const reader = new HistoryReader(sql, kept);
        const levels = ['minutes', 'hours'] as const;
        const { from, until, cells } = await reader.fleet({
          ...{ ...aDay, probeIds, levels: [...levels], stepMs: hour },
        });
        expect({ from, until }).toEqual({ from: aDay.from, until: now - (now % minute) });
        expect(cells.map(({ at }) => at)).toEqual(
          Array.from({ length: 25 }, (_, place) => aDay.from + place * hour),
        );
        const whole = await reader.availability({ from, until, now, probeIds });
        expect(summed(cells.map(({ endings }) => endings))).toEqual(
          summed(whole.probes.map(({ endings }) => endings)),
        );
        const cell = { from: from + 3 * hour, until: from + 4 * hour };
        const third = await reader.availability({ ...cell, now, probeIds });
        expect(summed(cells.slice(3, 4).map(({ endings }) => endings))).toEqual(
          summed(third.probes.map(({ endings }) => endings)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('knows how long the checks of each took', async () => {
    const sql = await aHistoryDatabase();
    const quantiles = [0.5, 0.95];
    await fc.assert(
      fc.asyncProperty(histories, async all => {
        await filled(sql, all);
        const reader = new HistoryReader(sql, kept);
        const { from, until, probes } = await reader.latencies({
          ...{ ...aDay, probeIds, levels: ['hours'], quantiles },
        });
        expect(until).toBe(now - (now % hour));
        for (const probeId of probeIds) {
          const asked = { from, until, now, probeIds: [probeId], quantiles };
          const { whole } = await reader.quantiles(asked);
          const told = probes.find(probe => probe.probeId === probeId);
          expect(told?.checks).toBe(whole?.count);
          expect(told?.quantilesMs).toEqual(whole?.quantilesMs);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('tells which of them changed last, from what, and which change most', async () => {
    const sql = await aHistoryDatabase();
    const down = { ending: 'down' } as const;
    const checks = [
      aCheck(now - 9000),
      aCheck(now - 8000, { probeId: 2 }),
      aCheck(now - 7000, { probeId: 2, ...down }),
      aCheck(now - 6000, { probeId: 2 }),
      aCheck(now - 5000, down),
    ];
    await filled(sql, { checks, pauses: [{ probeId: 2, location: 0, at: now - 4000 }] });
    const reader = new HistoryReader(sql, kept);
    const asked = { from: now - 8000, until: now, probeIds };
    expect(await reader.turns({ ...asked, first: 5 })).toEqual({
      newest: [
        { probeId: 1, at: now - 5000, ending: 'down', before: 'up' },
        { probeId: 2, at: now - 6000, ending: 'up', before: 'down' },
        { probeId: 2, at: now - 7000, ending: 'down', before: 'up' },
      ],
      most: [
        { probeId: 2, turns: 2 },
        { probeId: 1, turns: 1 },
      ],
    });
    const { newest, most } = await reader.turns({ ...asked, first: 1 });
    expect([newest.length, most.length]).toEqual([1, 1]);
  });

  it('is read by as many statements for two hundred probes as for two, all of which follow the keys', async () => {
    const database = await aHistoryDatabase();
    const ids = Array.from({ length: 200 }, (_, place) => place + 1);
    const checks = ids.map(probeId => aCheck(now - 3 * hour, { probeId }));
    await filled(database, { checks });
    const { sql, said } = watched(database);
    const reader = new HistoryReader(sql, kept);
    const countFor = async (some: readonly number[]): Promise<number> => {
      said.length = 0;
      await reader.fleet({ ...aDay, probeIds: some, levels: ['minutes', 'hours'], stepMs: hour });
      await reader.turns({ from: now - day, until: now, probeIds: some, first: 20 });
      return said.length;
    };
    const [forTwo, forAll] = [await countFor([1, 2]), await countFor(ids)];
    expect(forAll).toBe(forTwo);
    await reader.latencies({ ...aDay, probeIds: ids, levels: ['hours'], quantiles: [0.5] });
    for (const { text, values } of said)
      for (const { detail } of await database.all<Row>(`EXPLAIN QUERY PLAN ${text}`, values))
        expect(String(detail)).not.toMatch(/^SCAN (?!one$|dialtone_marks)/u);
  });
});

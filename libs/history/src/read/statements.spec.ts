import { describe, expect, it } from 'vitest';
import type { Row } from '../sql.js';
import { aHistoryDatabase } from '../testing/history-database.js';
import { HistoryReader } from './history-reader.js';
import { usuallyKept } from '../kept.js';
import { lengthMs } from '../levels.js';
import { aCheck, type Missed, seed, type Seen } from './testing/seed.js';
import { watched } from './testing/watched-sql.js';

const now = Date.parse('2026-11-10T13:37:22.500Z');
const { hours: hour, days: day } = lengthMs;
const year = { from: now - 365 * day, until: now, now };
const ids = (count: number): number[] => Array.from({ length: count }, (_, place) => place + 1);

/** A year of each probe, a failure now and then, and some gaps. */
async function aYearOf(probes: number, everyMs = 4 * hour) {
  const database = await aHistoryDatabase();
  const checks: Seen[] = [];
  const gaps: Missed[] = [];
  for (const probeId of ids(probes)) {
    for (let at = now - 365 * day; at < now; at += everyMs) {
      const ending = (at / hour) % 41 < 2 ? 'down' : 'up';
      checks.push(aCheck(Math.floor(at), { probeId, ending }));
    }
    gaps.push(aGap(probeId, now - 100 * day), aGap(probeId, now - hour));
  }
  await seed(database, { checks, gaps }, { now, kept: usuallyKept });
  const { sql, said } = watched(database);
  return { database, said, reader: new HistoryReader(sql) };
}

const aGap = (probeId: number, firstAt: number): Missed => ({
  probeId,
  location: 0,
  firstAt,
  spacing: 1000,
  runs: 30,
  reason: 'stopped',
});

describe('The statements of HistoryReader', { timeout: 60_000 }, () => {
  it('are as many for two hundred probes as for two', async () => {
    const { reader, said } = await aYearOf(200, 30 * day);
    await reader.availability({ ...year, probeIds: ids(2) });
    const forTwo = said.splice(0).length;
    await reader.availability({ ...year, probeIds: ids(200) });
    expect(said).toHaveLength(forTwo);
  });

  it('follow the keys, every one of them', async () => {
    const { database, reader, said } = await aYearOf(2);
    await reader.availability({ ...year, probeIds: [1, 2] });
    await reader.quantiles({ ...year, probeIds: [1, 2], quantiles: [0.5] });
    await reader.series({ ...year, probeIds: [1], stepMs: day, quantiles: [0.5] });
    await reader.results({ probeId: 1, filter: {}, first: 10 });
    await reader.results({ probeId: 1, filter: { endings: ['down'] }, first: 10 });
    await reader.transitions({ probeId: 1, first: 10 });
    const scans: string[] = [];
    for (const { text, values } of said) {
      const steps = await database.all<Row>(`EXPLAIN QUERY PLAN ${text}`, values);
      for (const { detail } of steps)
        if (/^SCAN dialtone_(?!marks|batches)/u.test(String(detail)))
          scans.push(`${String(detail)}: ${text}`);
    }
    expect(scans).toEqual([]);
    expect(said.length).toBeGreaterThan(20);
  });

  it('read a year of a probe from fewer than five hundred rows', async () => {
    const { reader, said } = await aYearOf(1);
    const { whole } = await reader.quantiles({ ...year, probeIds: [1], quantiles: [0.99] });
    expect(whole?.count).toBeGreaterThan(2180);
    expect(said.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(500);
  });
});

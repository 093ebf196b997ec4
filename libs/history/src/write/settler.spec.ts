import { describe, expect, it } from 'vitest';
import type { ResultTuple } from '../batch.js';
import { packed, type PackedBatch } from '../packed-results.js';
import { HistoryDesk } from '../desk.js';
import { usuallyKept } from '../kept.js';
import { HistoryReader } from '../read/history-reader.js';
import type { Row, Sql } from '../sql.js';
import { aHistoryDatabase } from '../testing/history-database.js';

const newYear = Date.parse('2026-01-01T00:00:00Z');
const second = 1000;
const probes = 40;

/** One result of each probe, at a second since the new year. */
const batch = (sequence: number): PackedBatch => ({
  sequence,
  results: packed(
    Array.from({ length: probes }, (_, id): ResultTuple => {
      const at = newYear + sequence * second + id;
      return [id + 1, at, 0, 0, sequence, null, null, 200, null, null];
    }),
  ),
  gaps: [],
  aliveAt: newYear + sequence * second,
});

async function write(desk: HistoryDesk, from: number, to: number): Promise<void> {
  for (let sequence = from; sequence <= to; sequence += 1) {
    await desk.write(batch(sequence));
    await desk.roll(newYear);
  }
}

const countIn = async (sql: Sql, table: string): Promise<number> => {
  const [row] = await sql.all<Row>(`SELECT COUNT(*) AS n FROM ${table}`);
  return Number(row?.n);
};
const counts = async (sql: Sql): Promise<number[]> =>
  Promise.all(
    ['dialtone_results', 'dialtone_newest', 'dialtone_batches'].map(async table =>
      countIn(sql, table),
    ),
  );
const open = async (sql: Sql): Promise<HistoryDesk> => HistoryDesk.open(sql, 'local', newYear);

describe('The newest results', () => {
  it('stay as they came until there are many batches, and are settled then', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await write(desk, 1, 255);
    expect(await counts(sql)).toEqual([0, 255 * probes, 255]);
    await write(desk, 256, 258);
    expect(await counts(sql)).toEqual([256 * probes, 2 * probes, 2]);
  });

  it('are settled after ten minutes, however few they are', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await write(desk, 1, 1);
    await desk.roll(newYear + 600 * second);
    expect(await counts(sql)).toEqual([0, probes, 1]);
    await desk.roll(newYear + 601 * second);
    expect(await counts(sql)).toEqual([probes, 0, 0]);
  });

  it('are settled when a process starts that did not write them', async () => {
    const sql = await aHistoryDatabase();
    await write(await open(sql), 1, 3);
    const desk = await open(sql);
    expect(await counts(sql)).toEqual([3 * probes, 0, 0]);
    const [standing] = await desk.standings([1]);
    expect(standing?.last?.[1]).toBe(newYear + 3 * second);
  });

  it('are on every page of results once, whether they are settled meanwhile or not', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    const reader = new HistoryReader(sql, usuallyKept);
    await write(desk, 1, 256);
    await write(desk, 257, 300);
    const question = { probeId: 7, filter: {}, first: 60 };
    const found: number[] = [];
    let page = await reader.results(question);
    for (;;) {
      found.push(...page.items.map(({ latencyUs }) => latencyUs));
      if (page.next === undefined) break;
      const after = page.next;
      // What is settled between two pages comes neither twice nor never.
      if (found.length === 60) await desk.settle();
      page = await reader.results({ ...question, after });
    }
    expect(found).toEqual(Array.from({ length: 300 }, (_, place) => 300 - place));
    const filtered = await reader.results({ ...question, filter: { minLatencyUs: 290 } });
    expect(filtered.items).toHaveLength(11);
  });

  it('keep their batches apart by place', async () => {
    const sql = await aHistoryDatabase();
    await write(await HistoryDesk.open(sql, 'here', newYear), 1, 2);
    const there = await HistoryDesk.open(sql, 'there', newYear);
    await write(there, 1, 2);
    const { items } = await new HistoryReader(sql, usuallyKept).results({
      probeId: 1,
      filter: {},
      first: 9,
    });
    expect(items.map(({ location, latencyUs }) => [latencyUs, location])).toEqual([
      [2, 0],
      [2, 1],
      [1, 0],
      [1, 1],
    ]);
  });
});

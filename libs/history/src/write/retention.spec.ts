import { describe, expect, it } from 'vitest';
import type { ResultTuple } from '../batch.js';
import { packed } from '../packed-results.js';
import { HistoryDesk } from '../desk.js';
import { endingCodes } from '../ending-code.js';
import type { Kept } from '../kept.js';
import { lengthMs } from '../levels.js';
import { everyResult } from '../newest-results.js';
import type { Sql } from '../sql.js';
import { forgetAll } from '../testing/forget-all.js';
import { aHistoryDatabase } from '../testing/history-database.js';

const { minutes: minute, hours: hour, days: day } = lengthMs;
const newYear = Date.parse('2026-01-01T00:00:00Z');
const year = 365 * day;
const kept = (differing: Partial<Kept>): Kept => ({
  resultsMs: year,
  minutesMs: year,
  hoursMs: year,
  daysMs: year,
  ...differing,
});

let sequence = 0;
/** A check every so often, from the new year on. */
async function checked(desk: HistoryDesk, everyMs: number, untilMs: number): Promise<void> {
  const results: ResultTuple[] = [];
  for (let at = 0; at < untilMs; at += everyMs)
    results.push([1, newYear + at, endingCodes.up, 0, 1, null, null, null, null, null]);
  sequence += 1;
  await desk.write({ sequence, gaps: [], aliveAt: newYear, results: packed(results) });
}

async function counted(sql: Sql, table: string): Promise<number[]> {
  const rows = await sql.all<{ up: number }>(`SELECT up FROM ${table} ORDER BY at`);
  return rows.map(({ up }) => up);
}

describe('forget', () => {
  it('keeps minutes until their hour is rolled up', async () => {
    const sql = await aHistoryDatabase();
    const desk = await HistoryDesk.open(sql, 'local', newYear);
    await checked(desk, minute, hour);
    await desk.roll(newYear + 59.5 * minute);
    await forgetAll(desk, newYear + hour + 2 * minute, kept({ minutesMs: hour }));
    await desk.roll(newYear + hour + 3 * minute);
    expect(await counted(sql, 'dialtone_hours')).toEqual([60]);
    await forgetAll(desk, newYear + hour + 2 * minute, kept({ minutesMs: hour }));
    expect(await counted(sql, 'dialtone_minutes')).toHaveLength(58);
  });

  it('keeps hours until their day is rolled up', async () => {
    const sql = await aHistoryDatabase();
    const desk = await HistoryDesk.open(sql, 'local', newYear);
    await checked(desk, hour, day);
    await desk.roll(newYear + 23.5 * hour);
    await forgetAll(desk, newYear + day + 2 * hour, kept({ hoursMs: day }));
    await desk.roll(newYear + day + 3 * hour);
    expect(await counted(sql, 'dialtone_days')).toEqual([24]);
  });

  it('keeps after a long stop what was not rolled up before it', async () => {
    const sql = await aHistoryDatabase();
    const before = await HistoryDesk.open(sql, 'local', newYear);
    await checked(before, 10_000, hour);
    await before.roll(newYear + 30 * minute);
    const later = newYear + 10 * day;
    const after = await HistoryDesk.open(sql, 'local', later);
    const brief = kept({ resultsMs: day, minutesMs: hour, hoursMs: 2 * day });
    await forgetAll(after, later, brief);
    await after.roll(later);
    expect(await counted(sql, 'dialtone_days')).toEqual([360]);
    await forgetAll(after, later, brief);
    const tables = [everyResult(from => `SELECT 1 FROM ${from}`), 'SELECT 1 FROM dialtone_minutes'];
    for (const rows of tables) expect(await sql.all(rows)).toEqual([]);
  });

  it('forgets also what nobody rolls up any more once the days of its time go', async () => {
    const sql = await aHistoryDatabase();
    const gone = await HistoryDesk.open(sql, 'gone', newYear);
    await checked(gone, minute, 2 * hour);
    await gone.roll(newYear + 90 * minute);
    await gone.settle();
    const desk = await HistoryDesk.open(sql, 'local', newYear + year);
    await forgetAll(desk, newYear + 2 * year, kept({ minutesMs: hour, hoursMs: day }));
    for (const table of ['results', 'minutes', 'hours'])
      expect(await sql.all(`SELECT 1 FROM dialtone_${table}`)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ResultTuple } from './batch.js';
import { packed } from './packed-results.js';
import { HistoryDesk } from './desk.js';
import { endingCodes } from './ending-code.js';
import { LatencyProfile } from './latency.js';
import { lengthMs } from './levels.js';
import { phaseText } from './phase-bytes.js';
import type { Row, Sql } from './sql.js';
import { aHistoryDatabase } from './testing/history-database.js';
import { recomputed, rolledUp } from './testing/recomputed.js';

const newYear = Date.parse('2026-01-01T00:00:00Z');
const second = 1000;

/** What was written for these durations, in microseconds, when each bucket took a byte and its count another. */
const older = Buffer.from('02a593319b06e5e33005d0020302030212c402c00989028801039b02020212', 'hex');
const wholeUs = [812, 840, 795, 1203, 802, 833, 800_000];
const connectUs = [270, 280, 265, 401];

const checked = (at: number, us: number, connect?: number): ResultTuple => [
  1,
  newYear + at,
  endingCodes.up,
  0,
  us,
  null,
  null,
  200,
  phaseText(connect === undefined ? [] : [{ name: 'connect', durationMs: connect / 1000 }]),
  null,
];
const checks = wholeUs.map((us, place) => checked(place * second, us, connectUs[place]));

/** A minute as a version before left it. */
async function aMinuteOfBefore(): Promise<{ sql: Sql; desk: HistoryDesk }> {
  const sql = await aHistoryDatabase();
  const desk = await HistoryDesk.open(sql, 'local', newYear);
  await desk.write({ sequence: 1, results: packed(checks), gaps: [], aliveAt: newYear });
  await desk.roll(newYear + lengthMs.minutes);
  await sql.run('UPDATE dialtone_minutes SET latency = ?', [older]);
  return { sql, desk };
}

describe('a rollup that was written before buckets were packed', () => {
  it('tells what it told', () => {
    const profile = new LatencyProfile();
    for (const us of wholeUs) profile.whole.add(us);
    for (const us of connectUs) profile.phase('connect').add(us);
    const read = new LatencyProfile();
    read.take(older);
    expect(read).toEqual(profile);
  });

  it('is rolled up further to what a recomputation gives', async () => {
    const { sql, desk } = await aMinuteOfBefore();
    await desk.roll(newYear + lengthMs.hours);
    expect(await rolledUp(sql, 'dialtone_hours')).toEqual(await recomputed(sql, lengthMs.hours));
  });

  it('takes what comes late, and is a row of today from then on', async () => {
    const { sql, desk } = await aMinuteOfBefore();
    const results = [checked(30 * second, 999, 333)];
    await desk.write({ sequence: 2, results: packed(results), gaps: [], aliveAt: newYear });
    const expected = await recomputed(sql, lengthMs.minutes);
    expect(await rolledUp(sql, 'dialtone_minutes')).toEqual(expected);
    const [row] = await sql.all<Row>('SELECT latency FROM dialtone_minutes');
    expect((row?.latency as Uint8Array).length).toBeLessThan(older.length);
  });

  it('is refused when it is cut off', () => {
    expect(() => {
      new LatencyProfile().take(older.subarray(0, -1));
    }).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gap, ResultTuple } from './batch.js';
import { packed, type PackedBatch } from './packed-results.js';
import { HistoryDesk } from './desk.js';
import { endingCodes } from './ending-code.js';
import { everyResult } from './newest-results.js';
import { phaseText } from './phase-bytes.js';
import { forgetAll } from './testing/forget-all.js';
import { aHistoryDatabase } from './testing/history-database.js';
import { recomputed, rolledUp } from './testing/recomputed.js';
import { UnreliableSql } from './testing/unreliable-sql.js';
import { verdictCodes } from './verdict-code.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const newYear = Date.parse('2026-01-01T00:00:00Z');

const phases = phaseText([
  { name: 'connect', durationMs: 0.4 },
  { name: 'transfer', durationMs: 2.5 },
]);
const result = (
  probeId: number,
  at: number,
  differing: { ending?: 0 | 1 | 2 | 3; asked?: 0 | 1; us?: number } = {},
): ResultTuple => [
  probeId,
  newYear + at,
  differing.ending ?? endingCodes.up,
  differing.asked ?? 0,
  differing.us ?? 1234,
  differing.ending === endingCodes.down ? 'CONNECT' : null,
  differing.ending === endingCodes.down ? 'Connection refused.' : null,
  200,
  phases,
  null,
];

let sequence = 0;
const batch = (results: readonly ResultTuple[], gaps: readonly Gap[] = []): PackedBatch => ({
  sequence: (sequence += 1),
  results: packed(results),
  gaps,
  aliveAt: newYear,
});
const open = async (sql: UnreliableSql | Awaited<ReturnType<typeof aHistoryDatabase>>, now = 0) =>
  HistoryDesk.open(sql, 'local', newYear + now);
const every = (columns: string): string => everyResult(from => `SELECT ${columns} FROM ${from}`);
const levels = [
  ['dialtone_minutes', minute],
  ['dialtone_hours', hour],
  ['dialtone_days', 24 * hour],
] as const;

describe('HistoryDesk', () => {
  it('rolls up minutes, hours and days that equal a recomputation from the rows', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    for (let at = 0; at < 50 * hour; at += 7 * minute)
      await desk.write(batch([result(1, at), result(2, at + 5, { ending: 1, us: at % 977 })]));
    await desk.roll(newYear + 72 * hour);
    for (const [table, length] of levels)
      expect(await rolledUp(sql, table)).toEqual(await recomputed(sql, length));
  });

  it('leaves alone what may still change', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write(batch([result(1, 10 * second), result(1, 70 * second)]));
    await desk.roll(newYear + 119 * second);
    expect((await rolledUp(sql, 'dialtone_minutes')).map(({ at }) => at)).toEqual([
      newYear / minute,
    ]);
    expect(await rolledUp(sql, 'dialtone_hours')).toEqual([]);
  });

  it('writes a batch once, also when its answer was lost', async () => {
    const plain = await aHistoryDatabase();
    const sql = new UnreliableSql(plain);
    const desk = await open(sql);
    const first = batch([result(1, 0), result(2, 5)]);
    for (const failure of ['before', 'after'] as const) {
      sql.failNext(failure);
      await expect(desk.write(first)).rejects.toThrow();
    }
    await desk.write(first);
    await desk.roll(newYear + hour);
    expect(await plain.all(every('probe_id'))).toHaveLength(2);
    expect(await rolledUp(plain, 'dialtone_minutes')).toEqual(await recomputed(plain, minute));
  });

  it('keeps both results when the clock was set back to a moment that is taken', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write(batch([result(1, 0), result(1, 10 * second)]));
    await desk.roll(newYear + 2 * hour);
    await desk.write(batch([result(1, 0, { us: 9 }), result(1, 0, { us: 8 })]));
    const rows = await sql.all<{ started_at: number }>(every('started_at'));
    expect(rows.map(row => row.started_at - newYear).toSorted((a, b) => a - b)).toEqual([
      0,
      1,
      2,
      10 * second,
    ]);
    await desk.roll(newYear + 2 * hour);
    expect(await rolledUp(sql, 'dialtone_minutes')).toEqual(await recomputed(sql, minute));
    expect(await rolledUp(sql, 'dialtone_hours')).toEqual(await recomputed(sql, hour));
  });

  it('rolls up an hour of which only one minute came, when the clock had been set back', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write(batch([result(1, 0)]));
    await desk.roll(newYear + 5.5 * hour);
    await desk.write(batch([result(1, 5.25 * hour)]));
    await desk.roll(newYear + 7 * hour);
    expect(await rolledUp(sql, 'dialtone_hours')).toEqual(await recomputed(sql, hour));
  });

  it('counts again after a restart what was not rolled up', async () => {
    const sql = await aHistoryDatabase();
    const before = await open(sql);
    await before.write(batch([result(1, 0), result(1, 30 * second)]));
    const after = await open(sql, minute);
    await after.write(batch([result(1, 65 * second)]));
    await after.roll(newYear + 2 * hour);
    expect(await rolledUp(sql, 'dialtone_minutes')).toEqual(await recomputed(sql, minute));
    expect(await rolledUp(sql, 'dialtone_hours')).toEqual(await recomputed(sql, hour));
  });

  it('tells where the records end, and how far the writer had come', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    expect(await desk.openedAt()).toEqual({ sequence: 0 });
    const gap: Gap = {
      probeId: 1,
      reason: 'stopped',
      firstAt: newYear + 20 * second,
      lastAt: newYear + 40 * second,
      runs: 3,
    };
    await desk.write(batch([result(1, 0), result(1, 10, { asked: 1, ending: 1 })], [gap]));
    const again = await open(sql, hour);
    expect(await again.openedAt()).toEqual({ sequence, aliveAt: newYear });
    expect(await again.standings([1, 2])).toEqual([
      {
        probeId: 1,
        last: result(1, 10, { asked: 1, ending: 1 }),
        verdict: 1,
        accountedAt: gap.lastAt,
      },
      { probeId: 2 },
    ]);
  });

  it('writes a gap that has grown in place of what it was', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    const gap: Gap = { probeId: 1, reason: 'overload', firstAt: newYear, lastAt: newYear, runs: 1 };
    await desk.write(batch([], [gap]));
    await desk.write(batch([], [{ ...gap, lastAt: newYear + 10, runs: 2 }]));
    expect(await sql.all('SELECT runs FROM dialtone_gaps')).toEqual([{ runs: 2 }]);
  });

  it('notes each change of the verdict, once over a restart, and none by a failure of our own', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write(
      batch([result(1, 0), result(1, 1, { ending: 3 }), result(1, 2), result(1, 3, { ending: 1 })]),
    );
    const after = await open(sql, minute);
    await after.standings([1]);
    await after.write(batch([result(1, 4, { ending: 1 }), result(1, 5, { ending: 2 })]));
    const rows = await sql.all<{ at: number; ending: number; reason: string | null }>(
      'SELECT at, ending, reason FROM dialtone_transitions ORDER BY at',
    );
    expect(rows.map(({ at, ending, reason }) => [at - newYear, ending, reason])).toEqual([
      [0, 0, null],
      [3, 1, 'CONNECT'],
      [5, 2, null],
    ]);
  });

  it('goes on after a restart from the last change of the verdict, whatever came before it', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write({
      ...batch([result(1, 0, { ending: 1 }), result(1, 30), result(2, 0, { ending: 2 })]),
      pauses: [{ probeId: 1, at: newYear + 10 }],
    });
    await desk.write(batch([result(2, 20, { ending: 1 })]));
    const after = await open(sql, minute);
    const verdicts = (await after.standings([1, 2])).map(({ verdict }) => verdict);
    expect(verdicts).toEqual([verdictCodes.up, verdictCodes.down]);
    await after.write(batch([result(1, 60), result(1, 70, { ending: 1 })]));
    const rows = await sql.all<{ at: number; ending: number }>(
      'SELECT at, ending FROM dialtone_transitions WHERE probe_id = 1 ORDER BY at',
    );
    expect(rows.map(({ at, ending }) => [at - newYear, ending])).toEqual([
      [0, 1],
      [10, 4],
      [30, 0],
      [70, 1],
    ]);
  });

  it('notes the same changes of the verdict, however often it is restarted', async () => {
    const step = fc.record({ ending: fc.constantFrom(0, 1, 2, 3, 'pause'), restart: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
        const noted = async (restarting: boolean) => {
          const sql = await aHistoryDatabase();
          let desk = await open(sql);
          for (const [index, { ending, restart }] of steps.entries()) {
            const at = index * second;
            await desk.write(
              ending === 'pause'
                ? { ...batch([]), pauses: [{ probeId: 1, at: newYear + at }] }
                : batch([result(1, at, { ending: ending as 0 })]),
            );
            if (!restart || !restarting) continue;
            desk = await open(sql, at);
            await desk.standings([1]);
          }
          return sql.all('SELECT at, ending FROM dialtone_transitions ORDER BY at');
        };
        expect(await noted(true)).toEqual(await noted(false));
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('ends a verdict with a pause, once over a restart, and begins anew with the first check of the schedule', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    const pausedAt = (at: number, probeId = 1) => ({ probeId, at: newYear + at });
    const [down, asked] = [{ ending: 1 } as const, { ending: 1, asked: 1 } as const];
    await desk.write({
      ...batch([result(1, 0, down), result(1, 20, asked), result(2, 5, asked)]),
      pauses: [pausedAt(10), pausedAt(12), pausedAt(12, 2)],
    });
    await desk.write({ ...batch([result(1, 30, down)]), pauses: [pausedAt(40)] });
    const after = await open(sql, minute);
    await after.standings([1, 2]);
    await after.write({ ...batch([result(1, 60, down)]), pauses: [pausedAt(50)] });
    const rows = await sql.all<{ probe_id: number; at: number; ending: number }>(
      'SELECT probe_id, at, ending FROM dialtone_transitions ORDER BY at',
    );
    expect(rows.map(({ probe_id, at, ending }) => [probe_id, at - newYear, ending])).toEqual([
      [1, 0, 1],
      [1, 10, 4],
      [1, 30, 1],
      [1, 40, 4],
      [1, 60, 1],
    ]);
  });

  it('counts the minutes of the last hour, rolled up or not', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    await desk.write(
      batch([
        result(1, 0),
        result(1, 10, { ending: 1 }),
        result(1, minute, { asked: 1 }),
        result(2, 0),
      ]),
    );
    await desk.roll(newYear + minute);
    expect(
      await desk.recentCounts({ probeIds: [1], from: newYear / minute, until: newYear + hour }),
    ).toEqual([
      { probeId: 1, minute: newYear / minute, finished: 2, up: 1 },
      { probeId: 1, minute: newYear / minute + 1, finished: 1, up: 1 },
    ]);
  });

  it('begins its rollups with the first result of a database from before them', async () => {
    const sql = await aHistoryDatabase();
    const old = await open(sql);
    await old.write(batch([result(1, 0), result(2, 90 * minute)]));
    for (const [table] of levels) await sql.run(`DELETE FROM ${table}`);
    await sql.run('DELETE FROM dialtone_marks');
    const desk = await open(sql, 100 * minute);
    await desk.roll(newYear + 48 * hour);
    for (const [table, length] of levels)
      expect(await rolledUp(sql, table)).toEqual(await recomputed(sql, length));
  });

  it('forgets each class at its own age, at every place', async () => {
    const sql = await aHistoryDatabase();
    const desk = await open(sql);
    for (let at = 0; at < 4 * 24 * hour; at += hour) await desk.write(batch([result(1, at)]));
    await desk.roll(newYear + 5 * 24 * hour);
    await HistoryDesk.open(sql, 'elsewhere', newYear);
    const now = newYear + 4 * 24 * hour;
    const day = 24 * hour;
    await forgetAll(desk, now, {
      resultsMs: day,
      minutesMs: hour,
      hoursMs: 2 * day,
      daysMs: 3 * day,
    });
    const left = async (table: string) => (await sql.all(`SELECT 1 AS one FROM ${table}`)).length;
    expect(await left('dialtone_results')).toBe(24);
    expect(await left('dialtone_minutes')).toBe(1);
    expect(await left('dialtone_hours')).toBe(48);
    expect(await left('dialtone_days')).toBe(3);
  });

  it('loses and doubles nothing, whatever fails, restarts and goes back in time', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('write' as const),
          passMs: fc.nat(40 * second),
          probes: fc.array(
            fc.record({
              id: fc.integer({ min: 1, max: 3 }),
              ending: fc.constantFrom(0, 1, 2, 3),
              asked: fc.constantFrom(0, 1),
              us: fc.nat(1e6),
              age: fc.nat(5 * second),
            }),
            { maxLength: 6 },
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('fail' as const),
          how: fc.constantFrom('before' as const, 'after' as const),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('pass' as const), passMs: fc.nat(3 * hour) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('back' as const), passMs: fc.nat(2 * hour) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        const plain = await aHistoryDatabase();
        const sql = new UnreliableSql(plain);
        let [desk, now, written] = [await open(sql), 0, 0];
        for (const each of steps) {
          if (each.kind === 'fail') sql.failNext(each.how);
          else if (each.kind === 'pass') now += each.passMs;
          else if (each.kind === 'back') now -= each.passMs;
          else if (each.kind === 'restart') {
            desk = await reopened(sql, now);
          } else if (each.kind === 'settle') {
            await desk.settle().catch(() => undefined);
          } else {
            now += each.passMs;
            const results = each.probes.map(({ id, ending, asked, us, age }) =>
              result(id, now - age, { ending: ending as 0, asked: asked as 0, us }),
            );
            written += results.length;
            const one = batch(results);
            await repeated(async () => desk.write(one));
            await desk.roll(newYear + now - 5 * second).catch(() => undefined);
          }
        }
        await repeated(async () => desk.roll(newYear + now + 72 * hour));
        expect(await plain.all(every('1 AS one'))).toHaveLength(written);
        for (const [table, length] of levels)
          expect(await rolledUp(plain, table)).toEqual(await recomputed(plain, length));
        await plain.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

async function repeated(work: () => Promise<void>): Promise<void> {
  for (let left = 50; ; left -= 1) {
    try {
      await work();
      return;
    } catch (error) {
      // As the recorder does: the same again.
      if (left === 0) throw error;
    }
  }
}

async function reopened(sql: UnreliableSql, now: number): Promise<HistoryDesk> {
  for (;;) {
    try {
      const desk = await open(sql, now);
      await desk.standings([1, 2, 3]);
      return desk;
    } catch {
      // A start that failed is tried again.
    }
  }
}

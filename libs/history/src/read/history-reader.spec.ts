import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sql } from '../sql.js';
import { historyTables } from '../tables.js';
import { aHistoryDatabase } from '../testing/history-database.js';
import { HistoryReader } from './history-reader.js';
import { lengthMs } from '../levels.js';
import { checks, gaps, histories, kept, moment, now, windows } from './testing/random-history.js';
import { endingsOf, exactQuantile, goodTogether, isNear, outagesOf } from './testing/recomputed.js';
import { seed, type Seen, type Told } from './testing/seed.js';

const probeIds = [1, 2, 3];
const parts = [0.5, 0.95, 0.99];
const place = fc.constantFrom(undefined, 0, 1);

/** One database for all the histories of a property, emptied in between. */
async function aReader() {
  const sql = await aHistoryDatabase();
  const filledWith = async (history: Told): Promise<HistoryReader> => {
    await empty(sql);
    await seed(sql, history, { now, kept });
    return new HistoryReader(sql, kept);
  };
  return filledWith;
}

async function empty(sql: Sql): Promise<void> {
  for (const table of Object.keys(historyTables('sqlite'))) await sql.run(`DELETE FROM ${table}`);
}

const at = (history: Told, location: number | undefined, probeId?: number): Required<Told> => {
  const isWanted = (one: { probeId: number; location: number }): boolean =>
    (location === undefined || one.location === location) &&
    (probeId === undefined || one.probeId === probeId);
  const { checks: seen, gaps: missed = [], pauses = [] } = history;
  return {
    checks: seen.filter(isWanted),
    gaps: missed.filter(isWanted),
    pauses: pauses.filter(isWanted),
  };
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

describe('HistoryReader', { timeout: 60_000 }, () => {
  it('counts every planned run of a window as its checks and gaps do one by one', async () => {
    const filledWith = await aReader();
    const history = fc.record({ checks, gaps });
    await fc.assert(
      fc.asyncProperty(history, windows, place, async (all, window, location) => {
        const reader = await filledWith(all);
        const told = await reader.availability({
          ...window,
          now,
          probeIds,
          ...(location !== undefined && { location }),
        });
        expect(told.from).toBeGreaterThanOrEqual(window.from);
        expect(told.until).toBeLessThanOrEqual(window.until);
        for (const { probeId, endings, ...shares } of told.probes) {
          const exact = endingsOf(at(all, location, probeId), told);
          expect(goodTogether(endings)).toEqual(goodTogether(exact));
          const unknown = sum(Object.values(exact.unknown));
          const good = exact.up + exact.degraded;
          const finished = good + exact.down;
          expect(shares.planned).toBe(finished + unknown + exact.maintenance);
          expect(shares.availability).toBe(finished === 0 ? undefined : good / finished);
          expect(shares.coverage).toBe(
            finished + unknown === 0 ? undefined : finished / (finished + unknown),
          );
        }
      }),
    );
  });

  it('tells the outages of a window as a walk through its checks does', async () => {
    const filledWith = await aReader();
    await fc.assert(
      fc.asyncProperty(histories, windows, async (all, window) => {
        const reader = await filledWith(all);
        const told = await reader.availability({ ...window, now, probeIds, location: 0 });
        if (told.from === told.until) return;
        for (const { probeId, outages, longestOutageMs, meanTimeToRecoverMs } of told.probes) {
          const { longestMs, recoveriesMs } = outagesOf(at(all, 0, probeId), told);
          expect(outages).toBe(longestMs.length);
          if (outages > 0) expect(longestOutageMs).toBeCloseTo(Math.max(...longestMs), 3);
          if (recoveriesMs.length > 0)
            expect(meanTimeToRecoverMs).toBeCloseTo(sum(recoveriesMs) / recoveriesMs.length, 3);
          else expect(meanTimeToRecoverMs).toBeUndefined();
        }
      }),
    );
  });

  it('tells quantiles of any window within two percent, of the whole and of each phase', async () => {
    const filledWith = await aReader();
    await fc.assert(
      fc.asyncProperty(checks, windows, place, async (all, window, location) => {
        const reader = await filledWith({ checks: all, gaps: [] });
        const told = await reader.quantiles({
          ...window,
          now,
          probeIds,
          quantiles: parts,
          ...(location !== undefined && { location }),
        });
        const seen = at({ checks: all, gaps: [] }, location).checks.filter(
          check => check.ending !== 'internal' && check.at >= told.from && check.at < told.until,
        );
        expect(told.whole?.count ?? 0).toBe(seen.length);
        if (told.whole === undefined) return;
        const us = seen.map(check => check.us);
        expect(told.whole.minMs).toBe(Math.min(...us) / 1000);
        expect(told.whole.maxMs).toBe(Math.max(...us) / 1000);
        expect(told.whole.meanMs).toBeCloseTo(sum(us) / us.length / 1000, 6);
        for (const [place, part] of parts.entries())
          expect(isNear(told.whole.quantilesMs[place] ?? NaN, exactQuantile(us, part) / 1000)).toBe(
            true,
          );
        for (const { name, count, quantilesMs } of told.phases) {
          const each = seen.flatMap(({ phases }) =>
            phases.flatMap(([phase, value]) => (phase === name ? [value] : [])),
          );
          expect(count).toBe(each.length);
          expect(isNear(quantilesMs[0] ?? NaN, exactQuantile(each, 0.5) / 1000)).toBe(true);
        }
      }),
    );
  });

  it('tells each step of a series as its checks and gaps do', async () => {
    const filledWith = await aReader();
    const steps = fc.constantFrom(1, 5, 7, 60, 90, 24 * 60).map(minutes => minutes * 60_000);
    await fc.assert(
      fc.asyncProperty(fc.record({ checks, gaps }), moment, steps, async (all, from, stepMs) => {
        const reader = await filledWith(all);
        const query = { from, until: now, now, probeIds: [1], stepMs, quantiles: [0.5] };
        const told = await reader.series(query);
        expect(told.stepMs % lengthMs.minutes).toBe(0);
        expect(told.stepMs).toBeGreaterThanOrEqual(stepMs);
        const mine = at(all, undefined, 1);
        const within = ({ at: when }: Seen): boolean => when >= told.from && when < told.until;
        expect(sum(told.points.map(({ whole }) => whole?.count ?? 0))).toBe(
          mine.checks.filter(check => check.ending !== 'internal' && within(check)).length,
        );
        for (const point of told.points) {
          const step = {
            from: Math.max(point.at, told.from),
            until: Math.min(point.at + told.stepMs, told.until),
          };
          expect(goodTogether(point.endings)).toEqual(goodTogether(endingsOf(mine, step)));
        }
        const planned = told.points.flatMap(({ endings: { unknown, ...rest } }) => [
          ...Object.values(unknown),
          ...Object.values(rest),
        ]);
        const { unknown, ...rest } = endingsOf(mine, told);
        expect(sum(planned)).toBe(sum([...Object.values(unknown), ...Object.values(rest)]));
      }),
    );
  });
});

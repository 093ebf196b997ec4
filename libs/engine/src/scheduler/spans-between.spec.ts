import { aProbe, aSchedule } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { nextRun } from './next-run.js';
import { lastRun, spansBetween } from './spans-between.js';

const after = Date.parse('2026-01-01T12:00:00Z');
const minute = 60_000;

describe('spansBetween', () => {
  it('makes one span of an interval, however long it was', () => {
    const probe = aProbe({ id: 7, schedule: aSchedule('10s') });
    const firstAt = nextRun(probe, after, 'UTC') ?? NaN;
    expect([...spansBetween(probe, after, after + minute, 'UTC')]).toEqual([
      { firstAt, lastAt: firstAt + 50_000, runs: 6 },
    ]);
    const [year] = spansBetween(probe, after, after + 365 * 1440 * minute, 'UTC');
    expect(year?.runs).toBe(365 * 8640);
  });

  it('takes the last moment in and leaves the first out', () => {
    const probe = aProbe({ id: 7, schedule: aSchedule('10s') });
    const first = nextRun(probe, after, 'UTC') ?? NaN;
    expect([...spansBetween(probe, first, first + 10_000, 'UTC')]).toEqual([
      { firstAt: first + 10_000, lastAt: first + 10_000, runs: 1 },
    ]);
    expect([...spansBetween(probe, first, first + 9999, 'UTC')]).toEqual([]);
    expect([...spansBetween(probe, first, first - 60_000, 'UTC')]).toEqual([]);
  });

  it('splits a cron text where its spacing changes, in the zone of the house', () => {
    const probe = aProbe({ schedule: aSchedule('0 0 8 * * 1-5') });
    const week = [...spansBetween(probe, after, after + 7 * 1440 * minute, 'Europe/Berlin')];
    const at = (day: number) => Date.parse(`2026-01-0${day}T07:00Z`);
    // Two moments are evenly spaced whatever lies between them, here a weekend.
    expect(week).toEqual([
      { firstAt: at(2), lastAt: at(5), runs: 2 },
      { firstAt: at(6), lastAt: at(8), runs: 3 },
    ]);
  });
});

describe('lastRun', () => {
  it.each(['10s', '* * * * * *', '0 30 8 * * *', '0 0 8 1 1 *'])(
    'of %s is the newest moment',
    text => {
      const probe = aProbe({ id: 7, schedule: aSchedule(text) });
      const known = nextRun(probe, after, 'UTC') ?? NaN;
      const until = known + 3 * 366 * 1440 * minute;
      const last = lastRun(probe, known, until, 'UTC');
      expect(last).toBeLessThanOrEqual(until);
      expect(nextRun(probe, last, 'UTC')).toBeGreaterThan(until);
      expect(lastRun(probe, known, known, 'UTC')).toBe(known);
    },
  );
});

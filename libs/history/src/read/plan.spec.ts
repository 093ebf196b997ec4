import { describe, expect, it } from 'vitest';
import { usuallyKept } from '../kept.js';
import { lengthMs, levels } from '../levels.js';
import { type Ground, groundAt, newestGroundAt, planOf, type Stretch, windowOf } from './plan.js';

const now = Date.parse('2026-11-10T13:37:22.500Z');
const { minutes: minute, hours: hour, days: day } = lengthMs;
const [aMinute, anHour, aDay] = levels.map(level => Math.floor(now / lengthMs[level]));
const marks = { minutes: aMinute ?? 0, hours: anHour ?? 0, days: aDay ?? 0 };
const ground: Ground = groundAt(marks, usuallyKept, now);

const told = (stretches: readonly Stretch[]): string[] =>
  stretches.map(({ rows, from, until }) => {
    const [begin, end] = [from, until].map(moment => new Date(moment).toISOString().slice(0, 19));
    return `${rows} ${begin} ${end}`;
  });
const at = (text: string): number => Date.parse(`2026-${text}Z`);

describe('planOf', () => {
  it('reads the coarsest rows that fit, and finer ones at the edges', () => {
    const plan = planOf({ from: at('11-08T22:58:30'), until: now }, ground);
    expect(told(plan)).toEqual([
      'results 2026-11-08T22:58:30 2026-11-08T22:59:00',
      'minutes 2026-11-08T22:59:00 2026-11-08T23:00:00',
      'hours 2026-11-08T23:00:00 2026-11-09T00:00:00',
      'days 2026-11-09T00:00:00 2026-11-10T00:00:00',
      'hours 2026-11-10T00:00:00 2026-11-10T13:00:00',
      'minutes 2026-11-10T13:00:00 2026-11-10T13:37:00',
      'results 2026-11-10T13:37:00 2026-11-10T13:37:22',
    ]);
  });

  it('reads results where minutes are no longer kept', () => {
    const plan = planOf({ from: at('11-01T22:58:30'), until: at('11-01T23:30:00') }, ground);
    expect(told(plan)).toEqual(['results 2026-11-01T22:58:30 2026-11-01T23:30:00']);
  });

  it('tells of less where an edge is no longer kept so finely', () => {
    const plan = planOf({ from: at('07-01T22:58:30'), until: at('07-04T10:00:00') }, ground);
    expect(told(plan)).toEqual(['days 2026-07-02T00:00:00 2026-07-04T00:00:00']);
    expect(planOf({ from: at('07-01T22:58:30'), until: at('07-01T23:30:00') }, ground)).toEqual([]);
  });

  it('tells of one time without a hole', () => {
    const holed = groundAt(
      marks,
      { ...usuallyKept, hoursMs: 5 * hour, minutesMs: hour, resultsMs: minute },
      now,
    );
    expect(told(planOf({ from: at('11-07T00:00:00'), until: now }, holed))).toEqual([
      'days 2026-11-07T00:00:00 2026-11-10T00:00:00',
    ]);
  });

  it('reads a year from its days, and fewer than a hundred rows beside them', () => {
    const plan = planOf({ from: now - 365 * day, until: now }, ground);
    const rows = plan.flatMap(({ rows: kind, from, until }) =>
      kind === 'results' ? [] : [(until - from) / lengthMs[kind]],
    );
    expect(windowOf(plan)).toEqual({ from: at('11-11T00:00:00') - 365 * day, until: now });
    expect(rows.reduce((sum, each) => sum + each, 0)).toBe(364 + 13 + 37);
    expect(told(plan).at(-1)).toBe('results 2026-11-10T13:37:00 2026-11-10T13:37:22');
  });

  it('reads results alone while nothing is rolled up', () => {
    const none = groundAt({ minutes: 0, hours: 0, days: 0 }, usuallyKept, now);
    expect(told(planOf({ from: now - hour, until: now }, none))).toEqual([
      'results 2026-11-10T12:37:22 2026-11-10T13:37:22',
    ]);
  });

  it('leaves results alone that are rolled up, when it is told to', () => {
    const plan = planOf(
      { from: at('11-08T22:58:30'), until: now },
      newestGroundAt(marks, usuallyKept, now),
      ['minutes'],
    );
    expect(told(plan)).toEqual([
      'minutes 2026-11-08T22:59:00 2026-11-10T13:37:00',
      'results 2026-11-10T13:37:00 2026-11-10T13:37:22',
    ]);
  });
});

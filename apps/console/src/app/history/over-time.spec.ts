import { describe, expect, it } from 'vitest';
import {
  bandsOfRuns,
  bandsOfTransitions,
  gridOf,
  phasesIn,
  phasesOf,
  quantilesOf,
  type SeriesPoint,
} from './over-time';

const minute = 60_000;
const iso = (minutes: number) => new Date(minutes * minute).toISOString();
const unknown = { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 };
const counts = { up: 1, degraded: 0, down: 0, maintenance: 0, unknown };
const runs = { planned: 1, availability: 100, coverage: 100, ...counts };
const aPoint = (minutes: number, differing: Partial<SeriesPoint> = {}): SeriesPoint => ({
  at: iso(minutes),
  runs,
  latency: {
    count: 1,
    quantiles: [
      { quantile: 0.5, ms: 1 },
      { quantile: 0.95, ms: 2 },
      { quantile: 0.99, ms: 3 },
    ],
  },
  phases: [
    { name: 'connect', meanMs: 1 },
    { name: 'processing', meanMs: 4 },
  ],
  ...differing,
});
const grid = (...points: SeriesPoint[]) =>
  gridOf({ from: iso(10), until: iso(13), stepMinutes: 1, points });

describe('a series', () => {
  it('has a place for every step, and a hole where nothing is known', () => {
    const { times, points } = grid(aPoint(10), aPoint(12));
    expect(times).toEqual([10, 11, 12].map(at => at * minute));
    expect(points.map(point => point?.at)).toEqual([iso(10), undefined, iso(12)]);
    expect(quantilesOf(grid(aPoint(10), aPoint(12))).map(({ values }) => values)).toEqual([
      [3, null, 3],
      [2, null, 2],
      [1, null, 1],
    ]);
  });

  it('stacks the parts that there were, the whole first', () => {
    const some = grid(aPoint(10));
    expect(phasesIn(some)).toEqual(['connect', 'processing']);
    expect(phasesOf(some, phasesIn(some)).map(({ token, values }) => [token, values[0]])).toEqual([
      ['--phase-processing', 5],
      ['--phase-connect', 1],
    ]);
  });

  it('has bands where most runs were in maintenance, or nobody knows of them', () => {
    const away = { ...runs, up: 0, maintenance: 2 };
    const lost = { ...runs, up: 0, unknown: { ...unknown, stopped: 2 } };
    const some = grid(
      aPoint(10, { runs: away }),
      aPoint(11, { runs: away }),
      aPoint(12, { runs: lost }),
    );
    expect(bandsOfRuns(some)).toEqual([
      { kind: 'maintenance', fromMs: 10 * minute, untilMs: 12 * minute },
      { kind: 'unknown', fromMs: 12 * minute, untilMs: 13 * minute },
    ]);
  });
});

it('has bands of what was not up, the last of them until now', () => {
  const change = (at: number, ending: 'UP' | 'DOWN' | 'PAUSED', until: number | null) => ({
    ...{ at: iso(at), ending, endedAt: until === null ? null : iso(until) },
    ...{ reason: null, message: null },
  });
  const changes = [change(8, 'DOWN', null), change(5, 'UP', 8), change(3, 'PAUSED', 5)];
  expect(bandsOfTransitions(changes, 9 * minute)).toEqual([
    { kind: 'down', fromMs: 8 * minute, untilMs: 9 * minute },
    { kind: 'paused', fromMs: 3 * minute, untilMs: 5 * minute },
  ]);
});

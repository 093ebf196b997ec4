import { expect, it } from 'vitest';
import { series } from './latency-series';
import { stripHeights } from './strip';
import { placed } from './waterfall';

const look = (second: number, latencyMs: number, up = true) => ({
  startedAt: new Date(second * 1000).toISOString(),
  up,
  latencyMs,
  degraded: false,
  message: null,
});

it('draws latencies within their own range, and what was not up at full height', () => {
  expect(stripHeights([look(1, 10), look(2, 20), look(3, 15), look(4, 1, false)])).toEqual([
    30, 100, 65, 100,
  ]);
  expect(stripHeights([look(1, 10), look(2, 10)])).toEqual([60, 60]);
});

it('draws a chart from the oldest on, with one band for neighbours that were not up', () => {
  const newestFirst = [
    look(50, 5),
    look(40, 9, false),
    look(30, 9, false),
    look(20, 4),
    look(10, 3),
  ];
  expect(series(newestFirst)).toEqual({
    times: [10, 20, 30, 40, 50],
    latencies: [3, 4, null, null, 5],
    downs: [[25, 45]],
  });
});

it('places each phase where the one before it ended', () => {
  expect(
    placed([
      { name: 'resolve', durationMs: 10 },
      { name: 'connect', durationMs: 30 },
    ]).map(({ start, size }) => [start, size]),
  ).toEqual([
    [0, 25],
    [25, 75],
  ]);
});

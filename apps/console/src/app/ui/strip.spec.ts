import { expect, it } from 'vitest';
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

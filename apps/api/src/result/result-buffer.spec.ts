import { unpacked } from '@dialtone/history';
import { describe, expect, it } from 'vitest';
import { ResultBuffer, type Waiting } from './result-buffer.js';
import { tupleOfResult } from './stored-result.js';
import { aResult, down } from './testing/a-result.js';

const waiting = (at: number, probeId = 1): Waiting => ({
  tuple: tupleOfResult(aResult(at, { probeId }), false),
  dueAt: at,
});

const failure = (at: number) =>
  tupleOfResult(aResult(at, { probeId: at % 7, outcome: down }), false);

describe('ResultBuffer', () => {
  it('lets the oldest go when it is full, and says which', () => {
    const buffer = new ResultBuffer(3);
    const none = undefined;
    const first = { probeId: 1, dueAt: 1 };
    expect([1, 2, 3, 4, 5].map(at => buffer.add(waiting(at)))).toEqual([
      ...[none, none, none],
      ...[first, { ...first, dueAt: 2 }],
    ]);
    expect(unpacked(buffer.take(10))).toEqual([3, 4, 5].map(at => waiting(at).tuple));
  });

  it('knows no later moment than that at which the first of those that wait started', () => {
    const buffer = new ResultBuffer(10);
    const started = (at: number): number => waiting(at).tuple[1];
    expect(buffer.earliest).toBe(Infinity);
    for (const at of [5, 2, 7]) buffer.add(waiting(at));
    expect(buffer.earliest).toBe(started(2));
    buffer.take(3);
    buffer.add(waiting(9));
    expect(buffer.earliest).toBe(started(9));
  });

  it('lets nothing go of the batch that is being written', () => {
    const buffer = new ResultBuffer(2);
    for (const at of [1, 2]) buffer.add(waiting(at));
    buffer.take(1);
    buffer.add(waiting(3));
    expect(buffer.add(waiting(4))).toEqual({ probeId: 1, dueAt: 2 });
    expect(buffer.of(1)).toEqual([1, 3, 4].map(at => waiting(at).tuple));
  });

  it('knows what waits of each probe, also of the batch that is being written', () => {
    const buffer = new ResultBuffer(10);
    for (const at of [1, 2, 3, 4]) buffer.add(waiting(at, 1 + (at % 2)));
    buffer.take(2);
    expect(buffer.of(1)).toEqual([2, 4].map(at => waiting(at).tuple));
    buffer.written();
    expect(buffer.of(1)).toEqual([waiting(4).tuple]);
    buffer.take(10);
    buffer.written();
    expect([buffer.of(1), buffer.of(2), buffer.size]).toEqual([[], [], 0]);
  });

  it('keeps what waits of a removed probe until it is written, and nothing of it then', () => {
    const buffer = new ResultBuffer(10);
    for (const at of [1, 2]) buffer.add(waiting(at));
    buffer.forget(1);
    expect([buffer.earliestOf(1), buffer.of(1)]).toEqual([
      waiting(1).tuple[1],
      [waiting(1).tuple, waiting(2).tuple],
    ]);
    expect(unpacked(buffer.take(2))).toHaveLength(2);
    buffer.written();
    expect([buffer.earliestOf(1), buffer.of(1)]).toEqual([Infinity, []]);
  });

  it('has all in their order however many they become, from whatever place on', () => {
    const buffer = new ResultBuffer(100_000);
    const failed = (at: number): Waiting => ({ tuple: failure(at), dueAt: at });
    for (let at = 0; at < 700; at += 1) buffer.add(waiting(at, at % 7));
    expect(unpacked(buffer.take(500))).toHaveLength(500);
    for (let at = 700; at < 5000; at += 1)
      buffer.add(at % 10 === 0 ? failed(at) : waiting(at, at % 7));
    const expected = Array.from({ length: 4500 }, (_, index) => {
      const at = 500 + index;
      return at % 10 === 0 && at >= 700 ? failed(at).tuple : waiting(at, at % 7).tuple;
    });
    buffer.written();
    expect(buffer.of(3)).toEqual(expected.filter(([probeId]) => probeId === 3));
    expect(unpacked(buffer.take(5000))).toEqual(expected);
    expect([buffer.size, buffer.earliest]).toEqual([0, Infinity]);
    buffer.add(waiting(9));
    expect(unpacked(buffer.take(1))).toEqual([waiting(9).tuple]);
  });

  it('stays quick with all that gathers while a database is away for twenty minutes', () => {
    const most = 240_000;
    const buffer = new ResultBuffer(most);
    const before = performance.now();
    for (let at = 0; at < most + 50_000; at += 1) buffer.add(waiting(at, at % 1000));
    for (let asked = 0; asked < 10_000; asked += 1) buffer.of(7);
    while (buffer.size > 0) {
      buffer.take(100);
      buffer.written();
    }
    // About 0.3 s; were every step to walk through all that waits, it would take minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

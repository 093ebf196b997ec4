import { describe, expect, it } from 'vitest';
import { ResultBuffer } from './result-buffer.js';
import { aResult } from './testing/a-result.js';

describe('ResultBuffer', () => {
  it('lets the oldest go when it is full, and says how many', () => {
    const buffer = new ResultBuffer(3);
    expect([1, 2, 3, 4, 5].map(at => buffer.add(aResult(at)))).toEqual([0, 0, 0, 1, 1]);
    expect(buffer.next(10)).toEqual([3, 4, 5].map(at => aResult(at)));
  });

  it('gives the same batch until it is written', () => {
    const buffer = new ResultBuffer(10);
    for (const at of [1, 2, 3]) buffer.add(aResult(at));
    expect(buffer.next(2)).toEqual([aResult(1), aResult(2)]);
    buffer.add(aResult(4));
    expect(buffer.next(2)).toEqual([aResult(1), aResult(2)]);
    buffer.written();
    expect(buffer.next(2)).toEqual([aResult(3), aResult(4)]);
    expect(buffer.size).toBe(2);
  });

  it('lets nothing go of the batch that is being written', () => {
    const buffer = new ResultBuffer(3);
    for (const at of [1, 2, 3]) buffer.add(aResult(at));
    buffer.next(2);
    expect(buffer.add(aResult(4))).toBe(1);
    expect(buffer.of(1)).toEqual([1, 2, 4].map(at => aResult(at)));
  });

  it('knows what waits of each probe, also of the batch that is being written', () => {
    const buffer = new ResultBuffer(10);
    for (const at of [1, 2, 3, 4]) buffer.add(aResult(at, { probeId: 1 + (at % 2) }));
    buffer.next(2);
    expect(buffer.of(1)).toEqual([2, 4].map(at => aResult(at)));
    buffer.written();
    expect(buffer.of(1)).toEqual([aResult(4)]);
    buffer.next(10);
    buffer.written();
    expect([buffer.of(1), buffer.of(2), buffer.size]).toEqual([[], [], 0]);
  });

  it('stays quick with all that gathers while a database is away for twenty minutes', () => {
    const most = 240_000;
    const buffer = new ResultBuffer(most);
    const before = performance.now();
    for (let at = 0; at < most + 50_000; at += 1) buffer.add(aResult(at, { probeId: at % 1000 }));
    for (let asked = 0; asked < 10_000; asked += 1) buffer.of(7);
    while (buffer.size > 0) {
      buffer.next(100);
      buffer.written();
    }
    // About 0.3 s; were every step to walk through all that waits, it would take minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

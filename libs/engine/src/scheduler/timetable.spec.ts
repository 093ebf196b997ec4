import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timetable } from './timetable.js';

function drain(timetable: Timetable<string>): string[] {
  const values: string[] = [];
  for (;;) {
    const due = timetable.takeDue(Infinity);
    if (due === undefined) return values;
    values.push(due.value);
  }
}

describe('Timetable', () => {
  it('gives the earliest first', () => {
    const timetable = new Timetable<string>();
    timetable.set(1, 30, 'c');
    timetable.set(2, 10, 'a');
    timetable.set(3, 20, 'b');
    expect(timetable.earliest).toBe(10);
    expect(drain(timetable)).toEqual(['a', 'b', 'c']);
  });

  it('keeps one entry per key, the last one set', () => {
    const timetable = new Timetable<string>();
    timetable.set(1, 10, 'old');
    timetable.set(1, 99, 'new');
    expect(timetable.size).toBe(1);
    expect(timetable.at(1)).toBe(99);
    expect(timetable.takeDue(50)).toBeUndefined();
    expect(timetable.takeDue(99)).toEqual({ at: 99, value: 'new' });
  });

  it('is in order after any sequence of settings, deletions and takings', () => {
    const step = fc.record({
      key: fc.nat(20),
      at: fc.option(fc.nat(100), { nil: undefined }),
      now: fc.option(fc.nat(50), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const timetable = new Timetable<number>();
        const truth = new Map<number, number>();
        for (const { key, at, now } of steps) {
          if (now !== undefined) {
            const due = timetable.takeDue(now);
            const least = Math.min(...truth.values());
            expect(due?.at).toBe(least <= now ? least : undefined);
            if (due !== undefined) expect(truth.get(due.value)).toBe(least);
            if (due !== undefined) truth.delete(due.value);
          } else if (at === undefined) {
            timetable.delete(key);
            truth.delete(key);
          } else {
            timetable.set(key, at, key);
            truth.set(key, at);
          }
        }
        const taken: number[] = [];
        for (let due = timetable.takeDue(Infinity); due; due = timetable.takeDue(Infinity)) {
          expect(due.at).toBe(truth.get(due.value));
          taken.push(due.at);
        }
        expect(taken).toEqual([...truth.values()].sort((a, b) => a - b));
      }),
    );
  });
});

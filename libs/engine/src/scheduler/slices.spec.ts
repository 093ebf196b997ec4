import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { Slices } from './slices.js';

/** Counts its steps, each of which takes as long as it is told. */
function* steps(count: number, each: () => void): Generator<void> {
  for (let step = 0; step < count; step += 1) {
    each();
    yield;
  }
}

describe('Slices', () => {
  it('begins at once, and gives way after five milliseconds', () => {
    const clock = new FakeClock();
    const slices = new Slices(clock);
    const step = vi.fn(() => {
      clock.stall(2);
    });
    slices.add(steps(7, step));
    expect(step).toHaveBeenCalledTimes(3);
    clock.advance(1);
    expect(step).toHaveBeenCalledTimes(6);
    clock.advance(10);
    expect(step).toHaveBeenCalledTimes(7);
    expect(clock.pending).toBe(0);
  });

  it('does one work after another', () => {
    const clock = new FakeClock();
    const slices = new Slices(clock);
    const done: string[] = [];
    const work = (name: string) => () => {
      done.push(name);
      clock.stall(5);
    };
    slices.add(steps(2, work('first')));
    slices.add(steps(2, work('second')));
    clock.advance(100);
    expect(done).toEqual(['first', 'first', 'second', 'second']);
  });

  it('does all that waits at once when it is told to', () => {
    const clock = new FakeClock();
    const slices = new Slices(clock);
    const step = vi.fn(() => {
      clock.stall(10);
    });
    slices.add(steps(100, step));
    slices.finish();
    expect(step).toHaveBeenCalledTimes(100);
    expect(clock.pending).toBe(0);
  });
});

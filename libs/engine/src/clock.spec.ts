import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from './clock.js';

const day = 24 * 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('SystemClock', () => {
  it('calls back once, after the given time', () => {
    const then = vi.fn();
    new SystemClock().after(1000, then);
    vi.advanceTimersByTime(999);
    expect(then).not.toHaveBeenCalled();
    vi.advanceTimersByTime(day);
    expect(then).toHaveBeenCalledOnce();
  });

  it('forgets what was cancelled, also when that is said twice or too late', () => {
    const then = vi.fn();
    const cancel = new SystemClock().after(1000, then);
    cancel();
    cancel();
    vi.advanceTimersByTime(day);
    cancel();
    expect(then).not.toHaveBeenCalled();
  });

  it('does not call at once what is farther away than a timer of Node reaches', () => {
    const then = vi.fn();
    new SystemClock().after(100 * day, then);
    vi.advanceTimersByTime(day);
    expect(then).not.toHaveBeenCalled();
  });

  it('shows the wall clock, and a steady one in milliseconds', () => {
    const clock = new SystemClock();
    const [wall, steady] = [clock.now(), clock.monotonic()];
    vi.advanceTimersByTime(1500);
    expect([clock.now() - wall, clock.monotonic() - steady]).toEqual([1500, 1500]);
  });
});

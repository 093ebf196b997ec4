import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Coalescer } from './coalescer';

describe('Coalescer', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('hands a thousand items on together, once in 250 ms', () => {
    const heard: number[] = [];
    const coalescer = new Coalescer<number>(items => heard.push(items.length));
    for (let i = 0; i < 1000; i++) {
      coalescer.add(i);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(250);
    expect(heard).toEqual([250, 250, 250, 250]);
  });

  it('is silent while nothing arrives, and begins anew afterwards', () => {
    const heard: (readonly string[])[] = [];
    const coalescer = new Coalescer<string>(items => heard.push(items));
    coalescer.add('a');
    vi.advanceTimersByTime(10_000);
    coalescer.add('b');
    vi.advanceTimersByTime(250);
    expect(heard).toEqual([['a'], ['b']]);
  });

  it('forgets what waits when it is stopped', () => {
    const heard: unknown[] = [];
    const coalescer = new Coalescer<string>(items => heard.push(items));
    coalescer.add('a');
    coalescer.stop();
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([]);
  });
});

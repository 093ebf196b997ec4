import { describe, expect, it } from 'vitest';
import { ratePerSecond } from './pulse';

describe('ratePerSecond', () => {
  it('is the mean of the last ten whole seconds', () => {
    const counts = new Map([
      [85, 1000],
      [92, 30],
      [99, 10],
      [100, 7],
    ]);
    expect(ratePerSecond(counts, 0, 100)).toBe(4);
  });

  it('does not count the time before the page was there', () => {
    expect(ratePerSecond(new Map([[99, 12]]), 97, 100)).toBe(4);
    expect(ratePerSecond(new Map(), 100, 100)).toBe(0);
  });
});

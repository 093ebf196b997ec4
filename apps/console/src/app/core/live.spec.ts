import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './live';

describe('retryDelayMs', () => {
  it('doubles up to fifteen seconds and stays there for ever', () => {
    expect([0, 1, 2, 3, 10, 1000].map(attempt => retryDelayMs(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 15_000, 15_000,
    ]);
  });

  it('spreads those who lost the connection together', () => {
    expect(retryDelayMs(1, 0)).toBe(600);
  });
});

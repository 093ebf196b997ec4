import { describe, expect, it } from 'vitest';
import { type Sample, slownessOf } from './slow-spells.ts';

/** A piece of work each 5 ms. */
const samples = (...took: readonly number[]): Sample[] =>
  took.map((tookUs, index) => ({ atMs: 1000 + index * 5, tookUs }));

describe('the slowness of a machine', () => {
  it('is none while every piece of work takes about as long', () => {
    expect(slownessOf(samples(20, 21, 19, 35, 20))).toEqual({ share: 0, longestMs: 0 });
    expect(slownessOf([])).toEqual({ share: 0, longestMs: 0 });
  });

  it('is the time of those that took more than twice as long as usual', () => {
    const took = [
      20, 20, 200, 190, 210, 20, 20, 20, 41, 60, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
    ];
    expect(slownessOf(samples(...took))).toEqual({ share: 25 / 100, longestMs: 15 });
  });

  it('does not take one interrupted piece for a slow machine', () => {
    expect(slownessOf(samples(20, 20, 900, 20, 20))).toEqual({ share: 0, longestMs: 0 });
  });
});

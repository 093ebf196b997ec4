import { describe, expect, it } from 'vitest';
import { Slices } from './slices.js';

const sizesAfter = (...took: number[]): number[] => {
  const slices = new Slices();
  return took.map(ms => {
    slices.took(ms);
    return slices.rows;
  });
};

describe('slices', () => {
  it('become smaller while the database is slow, but go on', () => {
    expect(sizesAfter(400, 200, 100, 50, 30, 21)).toEqual([500, 250, 125, 62, 50, 50]);
  });

  it('grow again once it is quick, and no larger than they were', () => {
    expect(sizesAfter(400, 400, 7, 7, 7)).toEqual([500, 250, 500, 1000, 1000]);
  });

  it('stay as they are while they are as they should be', () => {
    expect(sizesAfter(400, 20, 9)).toEqual([500, 500, 500]);
  });

  it('rest for longer than they took, but not for ever', () => {
    const rests = [0, 20, 5000].map(ms => {
      const slices = new Slices();
      slices.took(ms);
      return slices.restMs;
    });
    expect(rests).toEqual([0, 80, 1000]);
  });

  it('tell what their work came to', async () => {
    expect(await new Slices().timed(async () => Promise.resolve(7))).toBe(7);
  });
});

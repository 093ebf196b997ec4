import { describe, expect, it } from 'vitest';
import { median } from './measure.ts';

describe('the median', () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100, 1, 2], 9],
  ])('of %j is %f', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { isNight, nightOf, viewsOf } from './wall-plan';

it('shows what is wrong first, and no view of it where nothing is', () => {
  expect(viewsOf(2)).toEqual(['wrong', 'map', 'numbers']);
  expect(viewsOf(0)).toEqual(['map', 'numbers']);
});

describe('the night', () => {
  it.each([
    [undefined, { from: 22, until: 6 }],
    ['20-7', { from: 20, until: 7 }],
    ['off', undefined],
    ['25-3', { from: 22, until: 6 }],
    ['soon', { from: 22, until: 6 }],
  ])('is read from %s as %o', (text, night) => {
    expect(nightOf(text)).toEqual(night);
  });

  it('goes over midnight', () => {
    const night = nightOf(undefined);
    expect([21, 22, 0, 5, 6].map(hour => isNight(night, hour))).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect([0, 2, 4].map(hour => isNight({ from: 1, until: 4 }, hour))).toEqual([
      ...[false, true, false],
    ]);
    expect(isNight(undefined, 3)).toBe(false);
  });
});

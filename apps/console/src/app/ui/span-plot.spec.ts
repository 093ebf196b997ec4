import { expect, it } from 'vitest';
import { alone } from './span-plot';

it('finds the values of a line that stand alone, which no line would show', () => {
  expect(alone([1, null, 2, 3, null, 4])).toEqual([0, 5]);
  expect(alone([null, 1, null])).toEqual([1]);
  expect(alone([])).toEqual([]);
});

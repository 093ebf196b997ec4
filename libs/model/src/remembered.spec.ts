import { expect, it, vi } from 'vitest';
import { remembered } from './remembered.js';

it('works an answer out once, and forgets the oldest when there are too many', () => {
  const compute = vi.fn((text: string) => text.length || undefined);
  const lengthOf = remembered(2, compute);
  expect(['', '', 'a', 'a', 'bb', 'bb', ''].map(lengthOf)).toEqual([
    undefined,
    undefined,
    1,
    1,
    2,
    2,
    undefined,
  ]);
  expect(compute.mock.calls.map(([text]) => text)).toEqual(['', 'a', 'bb', '']);
});

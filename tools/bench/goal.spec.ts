import { describe, expect, it } from 'vitest';
import { goalText } from './goal.ts';

describe('a goal', () => {
  it.each([
    [{ most: 50, of: 'value' } as const, 50, undefined, '≤ 50, met'],
    [{ most: 50, of: 'value' } as const, 51, undefined, '≤ 50, missed'],
    [{ least: 5000, of: 'value' } as const, 5100, undefined, '≥ 5000, met'],
    [{ least: 5000, of: 'value' } as const, 4999, undefined, '≥ 5000, missed'],
    [{ most: 1 / 8, beyond: 1 / 5, of: 'ratio' } as const, 10, 100, '≤ 0.125, met'],
    [{ most: 1 / 8, beyond: 1 / 5, of: 'ratio' } as const, 15, 100, '≤ 0.125, missed'],
    [{ most: 1 / 8, beyond: 1 / 5, of: 'ratio' } as const, 21, 100, '≤ 0.125, missed by far'],
  ])('of %j is told for %f of %s', (goal, value, yardstick, text) => {
    expect(goalText(goal, value, yardstick)).toBe(text);
  });
});

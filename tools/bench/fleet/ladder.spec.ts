import { describe, expect, it } from 'vitest';
import { type Attempt, climb } from './ladder.ts';

const steps = [1, 2, 3, 4, 5];

/** Each step up to the limit holds. */
const upTo = (limit: number) => {
  const tried: number[] = [];
  const attempt = (step: number): Promise<Attempt<string>> => {
    tried.push(step);
    return Promise.resolve(step <= limit ? { held: `${step} held` } : { fallen: `${step} fell` });
  };
  return { tried, attempt };
};

describe('the highest step that holds', () => {
  it.each([
    [
      'above the one begun with',
      4,
      [3, 4, 5],
      { step: 4, held: '4 held', fallen: 'At 5/s it did not hold: 5 fell' },
    ],
    [
      'the one begun with',
      3,
      [3, 4],
      { step: 3, held: '3 held', fallen: 'At 4/s it did not hold: 4 fell' },
    ],
    [
      'below it',
      1,
      [3, 2, 1],
      { step: 1, held: '1 held', fallen: 'At 2/s it did not hold: 2 fell' },
    ],
    ['the last', 9, [3, 4, 5], { step: 5, held: '5 held' }],
    ['none', 0, [3, 2, 1], { fallen: 'At 1/s it did not hold: 1 fell' }],
  ])('may be %s', async (_, limit, tried, found) => {
    const ladder = upTo(limit);
    expect(await climb(steps, 3, ladder.attempt)).toEqual(found);
    expect(ladder.tried).toEqual(tried);
  });
});

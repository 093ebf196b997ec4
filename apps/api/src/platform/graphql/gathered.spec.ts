import { describe, expect, it } from 'vitest';
import { nextTurn } from '../next-turn.js';
import { gathered } from './gathered.js';

function aReading() {
  const readings: (readonly number[])[] = [];
  const ask = gathered(async (keys: readonly number[]) => {
    readings.push(keys);
    await nextTurn();
    if (keys.includes(0)) throw new Error('away');
    return key => key * 10;
  });
  return { readings, ask };
}

describe('gathered', () => {
  it('reads once for all who ask within one turn, and gives each its own', async () => {
    const { readings, ask } = aReading();
    const late = Promise.resolve().then(async () => ask(3));
    await expect(Promise.all([ask(1), ask(2), late])).resolves.toEqual([10, 20, 30]);
    expect(readings).toEqual([[1, 2, 3]]);
  });

  it('reads again for who asks later, also while a reading is under way', async () => {
    const { readings, ask } = aReading();
    const first = ask(1);
    await nextTurn();
    await expect(Promise.all([first, ask(2)])).resolves.toEqual([10, 20]);
    expect(readings).toEqual([[1], [2]]);
  });

  it('fails all who shared a reading that failed, and nobody after', async () => {
    const { ask } = aReading();
    const both = await Promise.allSettled([ask(0), ask(1)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(ask(1)).resolves.toBe(10);
  });
});

import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { overBy } from './deadlines.js';

it('takes what is over by its deadline, and leaves nothing behind', async () => {
  const { signal } = new AbortController();
  await expect(overBy(signal, Promise.resolve('well'))).resolves.toBe('well');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('fails for what goes on behind its deadline', async () => {
  await expect(
    overBy(AbortSignal.timeout(10), pause(5000, 'late', { ref: false })),
  ).rejects.toThrow('was not over 250 ms behind its deadline');
});

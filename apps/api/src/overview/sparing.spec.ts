import { FakeClock } from '@dialtone/engine/testing';
import { describe, expect, it } from 'vitest';
import { Sparing } from './sparing.js';

/** What takes so long to read, and counts how often it was. */
function reading(takesMs: number) {
  const clock = new FakeClock();
  let count = 0;
  const answer = new Sparing(async () => {
    count += 1;
    clock.advance(takesMs);
    return Promise.resolve(count);
  }, clock);
  return { clock, answer };
}

describe('an answer that is dear to find out', () => {
  it('is found out once for all who ask at once, and again after a minute', async () => {
    const { clock, answer } = reading(10);
    expect(await Promise.all([answer.get(), answer.get()])).toEqual([1, 1]);
    clock.advance(59_999);
    expect(await answer.get()).toBe(1);
    clock.advance(1);
    expect(await answer.get()).toBe(2);
  });

  it('is found out the more seldom the longer it takes', async () => {
    const { clock, answer } = reading(3000);
    await answer.get();
    clock.advance(299_999);
    expect(await answer.get()).toBe(1);
    clock.advance(1);
    expect(await answer.get()).toBe(2);
  });

  it('fails all who wait when it cannot be found out, and is tried again', async () => {
    let tries = 0;
    const answer = new Sparing(async () => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new Error('The database is away.'))
        : Promise.resolve(tries);
    }, new FakeClock());
    const both = await Promise.allSettled([answer.get(), answer.get()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await answer.get()).toBe(2);
  });
});

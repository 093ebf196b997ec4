import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Limiter } from './limiter.js';

const { signal: calm } = new AbortController();

describe('Limiter', () => {
  it('lets in as many as it has places, and the others in the order of coming', async () => {
    const limiter = new Limiter(2);
    const entered: number[] = [];
    const leaves = await Promise.all([limiter.enter(calm), limiter.enter(calm)]);
    const third = limiter.enter(calm).then(leave => (entered.push(3), leave));
    const fourth = limiter.enter(calm).then(leave => (entered.push(4), leave));
    expect([limiter.running, limiter.queued]).toEqual([2, 2]);
    leaves[0]();
    (await third)();
    await fourth;
    expect(entered).toEqual([3, 4]);
  });

  it('counts a place once, however often it is given back', async () => {
    const limiter = new Limiter(1);
    const leave = await limiter.enter(calm);
    leave();
    leave();
    expect(limiter.running).toBe(0);
    await limiter.enter(calm);
    expect(limiter.running).toBe(1);
  });

  it('forgets one who gives up waiting', async () => {
    const limiter = new Limiter(1);
    const leave = await limiter.enter(calm);
    const controller = new AbortController();
    const waiting = limiter.enter(controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(limiter.queued).toBe(0);
    leave();
    expect(limiter.running).toBe(0);
  });

  it('leaves no listener on the signal', async () => {
    const limiter = new Limiter(1);
    const { signal } = new AbortController();
    const leave = await limiter.enter(signal);
    const waiting = limiter.enter(signal);
    leave();
    (await waiting)();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

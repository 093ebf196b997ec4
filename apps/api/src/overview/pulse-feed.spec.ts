import { FakeClock } from '@dialtone/engine/testing';
import { describe, expect, it, vi } from 'vitest';
import { Pulse } from './pulse.js';
import { PulseFeed } from './pulse-feed.js';

describe('the pulse', () => {
  it('is told at once, then every two seconds, found out once for all who follow, until they leave', async () => {
    const clock = new FakeClock();
    const pulse = new Pulse(clock);
    const feed = new PulseFeed(pulse, clock);
    const followed = [feed.follow(), feed.follow()];
    const next = () => Promise.all(followed.map(each => each.next()));
    const quiet = { checksPerSecond: 0, latenessMs: undefined, coverage: undefined };
    expect((await next()).map(({ value }) => value as unknown)).toEqual([quiet, quiet]);
    const asked = vi.spyOn(pulse, 'of');
    const told = next();
    await clock.play(2000);
    expect(await told).toHaveLength(2);
    expect(asked).toHaveBeenCalledTimes(1);
    for (const each of followed) await each.return?.();
    await clock.play(10_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

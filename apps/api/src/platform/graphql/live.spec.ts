import { describe, expect, it } from 'vitest';
import { live, type Push } from './live.js';

function aTopic() {
  const pushes = new Set<Push<number>>();
  const topic = live<number>(push => {
    pushes.add(push);
    return () => pushes.delete(push);
  });
  const say = (value: number): void => {
    for (const push of pushes) push(value);
  };
  return { topic, pushes, say };
}
const over = { value: undefined, done: true };

describe('live', () => {
  it('gives what comes in its order, awaited or not', async () => {
    const { topic, say } = aTopic();
    const first = topic.next();
    for (const value of [1, 2, 3]) say(value);
    expect([await first, await topic.next(), await topic.next()]).toEqual(
      [1, 2, 3].map(value => ({ value, done: false })),
    );
  });

  it('frees its listener at once when it is left, also while it waits', async () => {
    const { topic, pushes } = aTopic();
    const waiting = topic.next();
    expect(pushes.size).toBe(1);
    await expect(topic.return?.()).resolves.toEqual(over);
    expect(pushes.size).toBe(0);
    await expect(waiting).resolves.toEqual(over);
    await expect(topic.next()).resolves.toEqual(over);
  });

  it('gives nothing any more once it was left, not even what was waiting', async () => {
    const { topic, say, pushes } = aTopic();
    say(1);
    const [push] = pushes;
    await topic.throw?.(new Error('gone'));
    push?.(2);
    await expect(topic.next()).resolves.toEqual(over);
  });

  it('keeps the newest ten thousand for a client that reads too slowly', async () => {
    const { topic, say } = aTopic();
    for (let value = 1; value <= 50_000; value += 1) say(value);
    await expect(topic.next()).resolves.toEqual({ value: 40_001, done: false });
  });

  it('leaves no listener behind when a loop over it ends', async () => {
    const { topic, pushes, say } = aTopic();
    say(1);
    for await (const value of topic) {
      expect(value).toBe(1);
      break;
    }
    expect(pushes.size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { Places } from './places.js';

const entered: string[] = [];
const one = (name: string) => ({ enter: () => entered.push(name) });

describe('Places', () => {
  it('lets in as many as it has places, and the others in the order of coming', () => {
    entered.length = 0;
    const places = new Places(2);
    for (const name of ['a', 'b', 'c', 'd']) places.admit(one(name));
    expect(entered).toEqual(['a', 'b']);
    expect([places.running, places.queued]).toEqual([2, 2]);
    places.leave();
    expect(entered).toEqual(['a', 'b', 'c']);
    places.leave();
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
    expect([places.running, places.queued]).toEqual([2, 0]);
  });

  it('forgets one who gives up waiting', () => {
    entered.length = 0;
    const places = new Places(1);
    places.admit(one('a'));
    const waiting = one('b');
    places.admit(waiting);
    places.giveUp(waiting);
    expect(places.queued).toBe(0);
    places.leave();
    expect(entered).toEqual(['a']);
    expect(places.running).toBe(0);
  });

  it('lets a thousand through one place, each leaving as it enters', () => {
    const places = new Places(1);
    let through = 0;
    const enter = () => {
      through += 1;
    };
    places.admit({ enter });
    for (let count = 1; count < 1000; count += 1) places.admit({ enter });
    for (let count = 0; count < 1000; count += 1) places.leave();
    expect([through, places.running, places.queued]).toEqual([1000, 0, 0]);
  });
});

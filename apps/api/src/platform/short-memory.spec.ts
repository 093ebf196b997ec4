import { FakeClock } from '@dialtone/engine/testing';
import { describe, expect, it } from 'vitest';
import { ShortMemory } from './short-memory.js';

describe('ShortMemory', () => {
  it('keeps a thing for its time, and no longer', () => {
    const clock = new FakeClock();
    const memory = new ShortMemory<string>(clock, 1000, 10);
    const began = clock.now();
    const { id, until } = memory.put('a', 1);
    expect(until).toEqual(new Date(began + 1000));
    clock.advance(999);
    expect([memory.find(id), memory.find('x')]).toEqual(['a', undefined]);
    clock.advance(1);
    expect(memory.find(id)).toBeUndefined();
  });

  it('lets the oldest go when they are too many, and never the newest', () => {
    const memory = new ShortMemory<string>(new FakeClock(), 1000, 10);
    const ids = [6, 6, 50].map(size => memory.put(`of ${size}`, size).id);
    expect(ids.map(id => memory.find(id))).toEqual([undefined, undefined, 'of 50']);
  });
});

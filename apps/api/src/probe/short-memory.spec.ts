import { describe, expect, it } from 'vitest';
import { ShortMemory } from './short-memory.js';

describe('ShortMemory', () => {
  it('keeps a thing for its time, and no longer', () => {
    const memory = new ShortMemory<string>(1000, 10);
    const { id, until } = memory.put('a', 1, 0);
    expect(until).toEqual(new Date(1000));
    expect([memory.find(id, 999), memory.find(id, 1000), memory.find('x', 0)]).toEqual([
      'a',
      undefined,
      undefined,
    ]);
  });

  it('lets the oldest go when they are too many, and never the newest', () => {
    const memory = new ShortMemory<string>(1000, 10);
    const ids = [6, 6, 50].map(size => memory.put(`of ${size}`, size, 0).id);
    expect(ids.map(id => memory.find(id, 1))).toEqual([undefined, undefined, 'of 50']);
  });
});

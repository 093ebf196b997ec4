import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ById } from './by-id.js';

const id = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 65_530, max: 65_540 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const step = fc.oneof(
  fc.record({ id, value: fc.integer() }),
  fc.record({ id, value: fc.constant(undefined) }),
);

it('holds what a Map would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const [held, map] = [new ById<number>(), new Map<number, number>()];
      for (const { id, value } of steps) {
        if (value === undefined) expect(held.delete(id)).toBe(map.delete(id));
        else {
          held.set(id, value);
          map.set(id, value);
        }
        expect(held.get(id)).toBe(map.get(id));
        expect(held.has(id)).toBe(map.has(id));
        expect(held.size).toBe(map.size);
      }
      expect(new Map(held.entries())).toEqual(map);
      expect(new Set(held.keys())).toEqual(new Set(map.keys()));
      expect([...held.values()].sort()).toEqual([...map.values()].sort());
    }),
  );
});

it('tells them in the order of their ids, as long as these are not large', () => {
  const held = new ById<string>();
  for (const id of [100_000, 3, 65_535, 1, 70_000]) held.set(id, `probe ${id}`);
  expect([...held.keys()]).toEqual([1, 3, 65_535, 100_000, 70_000]);
});

it('holds nothing once it is cleared, and takes what comes then', () => {
  const held = new ById<string>();
  for (const id of [1, 2, 80_000]) held.set(id, 'before');
  held.clear();
  expect([...held.entries()]).toEqual([]);
  expect(held.size).toBe(0);
  held.set(2, 'after');
  expect([...held.entries()]).toEqual([[2, 'after']]);
});

it('can be taken from while it is told', () => {
  const held = new ById<string>();
  for (const id of [1, 2, 3, 80_000]) held.set(id, `probe ${id}`);
  for (const id of held.keys()) held.delete(id);
  expect(held.size).toBe(0);
  expect(held.get(2)).toBeUndefined();
});

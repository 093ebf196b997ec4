import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MomentsById } from './moments-by-id.js';

const id = fc.oneof(
  fc.integer({ min: 0, max: 130 }),
  fc.integer({ min: 65_530, max: 65_540 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const moment = fc.option(fc.double({ noNaN: true }), { nil: undefined });

it('holds the moments that a Map would', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id, moment }), { maxLength: 60 }), steps => {
      const [held, map] = [new MomentsById(), new Map<number, number>()];
      for (const { id, moment } of steps) {
        if (moment === undefined) {
          held.delete(id);
          map.delete(id);
        } else {
          held.set(id, moment);
          map.set(id, moment);
        }
        for (const each of steps) expect(held.get(each.id)).toBe(map.get(each.id));
      }
    }),
  );
});

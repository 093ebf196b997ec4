import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nowhere, type Started, UnderWay } from './under-way.js';

describe('the checks under way', () => {
  it('tell the earliest start of those that came and have not left, in whatever order', () => {
    const step = fc.record({ startedAt: fc.nat(50), leaves: fc.option(fc.nat()) });
    fc.assert(
      fc.property(fc.array(step), steps => {
        const underWay = new UnderWay();
        const there: Started[] = [];
        for (const { startedAt, leaves } of steps) {
          const check = { startedAt: new Date(startedAt), place: nowhere };
          underWay.add(check);
          there.push(check);
          if (leaves !== null) {
            const [gone] = there.splice(leaves % there.length, 1);
            if (gone !== undefined) underWay.remove(gone);
            if (gone !== undefined) underWay.remove(gone);
          }
          const starts = there.map(one => one.startedAt?.getTime() ?? Infinity);
          expect(underWay.earliest ?? Infinity).toBe(Math.min(...starts));
        }
      }),
    );
  });
});

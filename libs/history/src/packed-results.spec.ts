import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultTuple } from './batch.js';
import { packed, packedCount, plannedEndings, ResultPlaces, unpacked } from './packed-results.js';
import { phaseText } from './phase-bytes.js';

const text = fc.option(fc.string({ unit: 'binary', maxLength: 600 }), { nil: null });
const phases = fc
  .subarray(['resolve', 'connect', 'tls', 'processing', 'transfer'] as const)
  .chain(names =>
    fc
      .array(fc.double({ min: 0, max: 2 ** 43, noNaN: true }), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map(took => phaseText(names.map((name, at) => ({ name, durationMs: took[at] ?? 0 })))),
  );
const result: fc.Arbitrary<ResultTuple> = fc.tuple(
  fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: -1, max: 4e12 }),
  fc.constantFrom(0, 1, 2, 3),
  fc.constantFrom(0, 1),
  fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  text,
  text,
  fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
  phases,
  text,
);
const results = fc.array(result, { maxLength: 40 });

describe('packed results', () => {
  it('are the same when they have gone to another thread', () => {
    fc.assert(
      fc.property(results, all => {
        const arrived = structuredClone(packed(all));
        expect(packedCount(arrived)).toBe(all.length);
        expect(unpacked(arrived)).toEqual(all);
      }),
    );
  });

  it('tell those of one probe', () => {
    fc.assert(
      fc.property(results, all => {
        const few = all.map((tuple, at): ResultTuple => [at % 3, ...rest(tuple)]);
        expect(unpacked(packed(few), 1)).toEqual(few.filter(([probeId]) => probeId === 1));
      }),
    );
  });

  it('tell how those of the schedule ended', () => {
    fc.assert(
      fc.property(results, all => {
        const planned = all.filter(([, , , asked]) => asked === 0);
        expect(plannedEndings(packed(all))).toEqual(planned.map(([, , ending]) => ending));
      }),
    );
  });
});

describe('ResultPlaces', () => {
  it('have at each place what was put there last, until it is taken', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), result), { minLength: 1 }), puts => {
        const places = new ResultPlaces(5);
        const last = new Map<number, ResultTuple>();
        for (const [place, tuple] of puts) {
          places.put(place, tuple);
          last.set(place, tuple);
        }
        for (const [place, tuple] of last) {
          expect(places.at(place)).toEqual(tuple);
          expect([places.probeAt(place), places.startedAt(place)]).toEqual(tuple.slice(0, 2));
        }
        expect(unpacked(places.take([...last.keys()]))).toEqual([...last.values()]);
      }),
    );
  });
});

const rest = ([, ...others]: ResultTuple) => others;

import { describe, expect, it } from 'vitest';
import { GlanceRings, ringLength } from './glance-rings.js';

const up = (latencyMs: number) => ({ ending: 'up', latencyMs }) as const;
const latenciesOf = (rings: GlanceRings, id: number): number[] =>
  rings.of(id).map(({ latencyMs }) => latencyMs);

describe('GlanceRings', () => {
  it('keep the newest of each probe, newest first', () => {
    const rings = new GlanceRings();
    for (let n = 1; n <= ringLength + 3; n += 1) rings.add(1, n, up(n));
    rings.add(2, 7, { ending: 'down', latencyMs: 9 });
    expect(latenciesOf(rings, 1)).toHaveLength(ringLength);
    expect(latenciesOf(rings, 1).slice(0, 2)).toEqual([53, 52]);
    expect(rings.of(2)).toEqual([{ ending: 'down', latencyMs: 9 }]);
    expect([rings.isFull(1), rings.isFull(2), rings.newestAt(1)]).toEqual([true, false, 53]);
  });

  it('give the place of a probe that is gone to another, empty', () => {
    const rings = new GlanceRings();
    rings.add(1, 1, up(1));
    rings.forget(1);
    rings.add(2, 5, up(2));
    expect([latenciesOf(rings, 1), latenciesOf(rings, 2)]).toEqual([[], [2]]);
    rings.complete(2, [{ ...up(3), startedAt: 4 }]);
    expect(latenciesOf(rings, 2)).toEqual([2, 3]);
  });

  it('hold many probes', () => {
    const rings = new GlanceRings();
    for (let id = 1; id <= 1000; id += 1) rings.add(id, id, up(id));
    expect(latenciesOf(rings, 999)).toEqual([999]);
  });

  it('take what was before them, and nothing twice', () => {
    const rings = new GlanceRings();
    rings.add(1, 10, up(10));
    rings.add(1, 11, up(11));
    const earlier = [11, 10, 9, 8].map(startedAt => ({ ...up(startedAt), startedAt }));
    rings.complete(1, earlier);
    rings.add(1, 12, up(12));
    expect(latenciesOf(rings, 1)).toEqual([12, 11, 10, 9, 8]);
    rings.complete(3, earlier.slice(2));
    expect([latenciesOf(rings, 3), rings.newestAt(3)]).toEqual([[9, 8], 9]);
  });
});

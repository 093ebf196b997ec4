import { describe, expect, it } from 'vitest';
import { Arrivals } from './arrivals.ts';

describe('arrivals', () => {
  it('tell visits, probes, and when the last probe came for the first time', () => {
    const arrivals = new Arrivals(1000);
    arrivals.visit('a', 100);
    arrivals.visit('b', 400);
    arrivals.visit('a', 1100);
    expect(arrivals.tell()).toMatchObject({ visits: 3, probes: 2, firstAt: 100, completeAt: 400 });
  });

  it('tell how far visits were off their period', () => {
    const arrivals = new Arrivals(1000);
    for (const at of [0, 1000, 2000, 2990, 4030]) arrivals.visit('a', at);
    expect(arrivals.tell().offBy).toEqual({ p50: 0, p99: 40, most: 40 });
  });

  it('count anew, but know when each probe came last', () => {
    const arrivals = new Arrivals(1000);
    arrivals.visit('a', 0);
    arrivals.forget();
    expect(arrivals.tell()).toEqual({ visits: 0, probes: 0, offBy: { p50: 0, p99: 0, most: 0 } });
    arrivals.visit('a', 1005);
    expect(arrivals.tell()).toMatchObject({ visits: 1, offBy: { most: 5 } });
  });
});

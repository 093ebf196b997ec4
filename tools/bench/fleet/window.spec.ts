import { describe, expect, it } from 'vitest';
import type { System } from './system.ts';
import { coresOf, cpuUsPerCheck, proven, type Window } from './window.ts';

const system = { name: 'Dialtone' } as System;
const window: Window = {
  seconds: 10,
  cpuUs: 2_000_000,
  residentBytes: 1e8,
  planned: 10_000,
  seen: { visits: 10_010, probes: 1000, offBy: { p50: 0, p99: 1, most: 2 } },
  recorded: 9_995,
};

describe('a window', () => {
  it('shares the processor time among the checks that came to the target', () => {
    expect(cpuUsPerCheck(window)).toBeCloseTo(199.8);
    expect(coresOf(window)).toBeCloseTo(0.2);
  });

  it('is proven when plan, target and record agree', () => {
    expect(proven(system, window)).toBe(window);
  });

  it.each([
    { ...window, recorded: 9_000 },
    { ...window, seen: { ...window.seen, visits: 9_000 } },
    { ...window, seen: { ...window.seen, visits: 12_000 } },
  ])('proves nothing when they do not', differing => {
    expect(() => proven(system, differing)).toThrow(
      /^Dialtone: 10000 runs were planned, \d+ came to the target, \d+ are on record\.$/u,
    );
  });
});

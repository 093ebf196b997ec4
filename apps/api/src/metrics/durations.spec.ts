import { Histogram, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { Durations } from './durations.js';
import { Page } from './blocks/page.js';

const family = { name: 'dialtone_waits_seconds', help: 'How long something waited.' };
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function written(durations: Durations): string {
  const page = new Page();
  durations.write(page);
  return page.take().toString();
}

describe('durations at /metrics', () => {
  it('read as those of prom-client', async () => {
    const registry = new Registry();
    const theirs = new Histogram({ ...family, buckets, registers: [registry] });
    const ours = new Durations(family);
    // Whole sums, for a sum of fractions is told to the microsecond here.
    for (const seconds of [0, 0.001, 0.25, 0.25, 0.5, 0.999, 10, 11, 4000]) {
      theirs.observe(seconds);
      ours.add(seconds);
    }
    expect(written(ours)).toBe(await registry.metrics());
  });

  it('are there before the first one', async () => {
    const registry = new Registry();
    new Histogram({ ...family, buckets, registers: [registry] });
    expect(written(new Durations(family))).toBe(await registry.metrics());
  });
});

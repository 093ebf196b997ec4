import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventLoopLag } from './event-loop-lag.js';

const lagOf = (text: string): Record<string, number> =>
  Object.fromEntries(
    [...text.matchAll(/^nodejs_eventloop_lag_(\w+)_seconds (\S+)$/gmu)].map(
      ([, what = '', value]) => [what, Number(value)],
    ),
  );

describe('the delay of the event loop at /metrics', () => {
  let registry: Registry;
  let lag: EventLoopLag;

  beforeEach(() => {
    registry = new Registry();
    lag = new EventLoopLag(registry);
  });

  afterEach(() => {
    lag.stop();
  });

  const held = (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };

  it('is what a held loop was late by, and not the time between two samples', async () => {
    await sleep(350);
    held(400);
    await sleep(50);
    const { max = NaN, min = NaN, p99 = NaN } = lagOf(await registry.metrics());
    expect(max).toBeGreaterThan(0.25);
    expect(p99).toBe(max);
    expect(min).toBeLessThan(0.25);
  });

  it('stays as it was told when nothing was sampled since', async () => {
    await sleep(150);
    held(400);
    await sleep(50);
    const told = lagOf(await registry.metrics());
    expect(lagOf(await registry.metrics())).toEqual(told);
    expect(Object.keys(told).sort()).toEqual(['max', 'mean', 'min', 'p50', 'p90', 'p99', 'stddev']);
  });

  it('is that of the time since the last scrape', async () => {
    await sleep(150);
    held(1500);
    await sleep(50);
    const { max = NaN } = lagOf(await registry.metrics());
    await sleep(350);
    expect(lagOf(await registry.metrics()).max).toBeLessThan(max);
  });

  it('is told of the turn in which it is asked for, too', async () => {
    const asked = registry.metrics();
    held(300);
    const [, now] = /^nodejs_eventloop_lag_seconds (\S+)$/mu.exec(await asked) ?? [];
    expect(Number(now)).toBeGreaterThan(0.25);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterRows } from './counter-rows.js';
import { SuccessWindow, windowCounters, windowMinutes } from './success-window.js';

const rows = new CounterRows(windowCounters);

/** The hour that ends with this minute, counted anew. */
function naive(checks: readonly (readonly [number, boolean])[], now: number): number | undefined {
  const seen = checks.filter(([minute]) => minute > now - windowMinutes && minute <= now);
  if (seen.length === 0) return undefined;
  return (seen.filter(([, up]) => up).length / seen.length) * 100;
}

describe('SuccessWindow', () => {
  it('agrees with a count of the last hour, whatever comes when', () => {
    const step = fc.record({ passed: fc.nat(80), ago: fc.nat(90), up: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), steps => {
        const window = new SuccessWindow(rows.take());
        const checks: [number, boolean][] = [];
        let now = 29_000_000;
        window.rate(now);
        for (const { passed, ago, up } of steps) {
          now += passed;
          window.rate(now);
          window.add(now - ago, 1, Number(up));
          checks.push([now - ago, up]);
          expect(window.rate(now)).toEqual(naive(checks, now));
        }
      }),
    );
  });

  it('knows nothing before the first check, and nothing an hour after the last', () => {
    const window = new SuccessWindow(rows.take());
    expect(window.rate(100)).toBeUndefined();
    window.add(100, 4, 3);
    expect(window.rate(159)).toBe(75);
    expect(window.rate(160)).toBeUndefined();
  });

  it('forgets what it counted in a future that a wrong clock had shown', () => {
    const window = new SuccessWindow(rows.take());
    window.add(1_000_000, 10, 0);
    expect(window.rate(500)).toBeUndefined();
    window.add(500, 1, 1);
    expect(window.rate(500)).toBe(100);
  });
});

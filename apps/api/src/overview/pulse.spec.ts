import { CheckFinished, RunsMissed } from '@dialtone/engine';
import { FakeClock } from '@dialtone/engine/testing';
import type { Outcome } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { Pulse, runsSince } from './pulse.js';

const probe = aProbe();
const up: Outcome = { up: true, latencyMs: 1, phases: [] };
const internal: Outcome = {
  ...{ up: false, latencyMs: 1, phases: [] },
  ...{ reason: 'INTERNAL', message: 'A bug.' },
};

function aPulse() {
  const clock = new FakeClock();
  const pulse = new Pulse(clock);
  const check = (lateMs: number, outcome = up): void => {
    const started = new Date(clock.now());
    pulse.count(new CheckFinished(probe, new Date(clock.now() - lateMs), started, outcome, 0));
  };
  return { clock, pulse, check };
}

describe('the pulse', () => {
  it('counts the checks of the last minute, or of the time since the start when it is shorter', () => {
    const { clock, pulse, check } = aPulse();
    expect(pulse.of()).toEqual({ checksPerSecond: 0, latenessMs: undefined, coverage: undefined });
    for (let second = 0; second < 10; second += 1) {
      for (let each = 0; each < 5; each += 1) check(0);
      clock.advance(1000);
    }
    expect(pulse.of()).toEqual({ checksPerSecond: 5, latenessMs: 0, coverage: 100 });
    clock.advance(60_000);
    expect(pulse.of().checksPerSecond).toBe(0);
  });

  it('says how late 99 of 100 began at most, within a tenth', () => {
    const { clock, pulse, check } = aPulse();
    for (let late = 1; late <= 1000; late += 1) check(late);
    clock.advance(1000);
    expect(pulse.of().latenessMs).toBeGreaterThan(990 * 0.9);
    expect(pulse.of().latenessMs).toBeLessThan(990 * 1.1);
  });

  it('says which part of what was planned was looked at, leaving maintenance out', () => {
    const { clock, pulse, check } = aPulse();
    for (const outcome of [up, up, internal]) check(0, outcome);
    const span = { firstAt: clock.now(), lastAt: clock.now(), runs: 1 };
    pulse.miss(new RunsMissed(probe, 'overload', span));
    pulse.miss(new RunsMissed(probe, 'maintenance', span));
    clock.advance(1000);
    expect(pulse.of().coverage).toBe(50);
  });

  it('is not spoilt by a clock that is set back', () => {
    const { clock, pulse, check } = aPulse();
    clock.advance(30_000);
    check(0);
    clock.jump(-20_000);
    check(-5);
    clock.advance(1000);
    expect(pulse.of()).toMatchObject({ latenessMs: 0, coverage: 100 });
  });
});

it.each([
  [{ firstAt: 1000, lastAt: 5000, runs: 5 }, 0, 5],
  [{ firstAt: 1000, lastAt: 5000, runs: 5 }, 3000, 3],
  [{ firstAt: 1000, lastAt: 5000, runs: 5 }, 5001, 0],
  [{ firstAt: 1000, lastAt: 1000, runs: 1 }, 1000, 1],
])('counts the runs of %o from %i on: %i', (span, moment, runs) => {
  expect(runsSince(span, moment)).toBe(runs);
});

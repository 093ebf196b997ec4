import { ProbeRemoved } from '@dialtone/engine';
import { FakeClock } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { SuccessRates } from './success-rates.js';
import { aResult, down, ourFault } from './testing/a-result.js';
import { finished } from './testing/result-room.js';

const minute = 60_000;
let clock: FakeClock;
let rates: SuccessRates;
beforeEach(() => {
  clock = new FakeClock();
  rates = new SuccessRates(clock);
});

describe('SuccessRates', () => {
  it('gives the percent of checks that were up, for each probe', () => {
    rates.count(finished(aResult(0)));
    rates.count(finished(aResult(1)));
    rates.count(finished(aResult(2, { outcome: down })));
    rates.count(finished(aResult(0, { probeId: 2, outcome: down })));
    expect([rates.of(1)?.toFixed(2), rates.of(2), rates.of(3)]).toEqual(['66.67', 0, undefined]);
  });

  it('counts a failure of our own neither way', () => {
    rates.count(finished(aResult(0, { outcome: ourFault })));
    expect(rates.of(1)).toBeUndefined();
    rates.count(finished(aResult(1)));
    expect(rates.of(1)).toBe(100);
  });

  it('adds what is read back of the last hour to what it has seen since', () => {
    rates.count(finished(aResult(0)));
    const restored = Math.floor(clock.now() / minute) - 10;
    rates.restore({ probeId: 1, minute: restored, finished: 3, up: 0 });
    expect(rates.of(1)).toBe(25);
    clock.advance(50 * minute);
    expect(rates.of(1)).toBe(100);
  });

  it('knows nothing an hour after the last check, and nothing of a removed probe', () => {
    rates.count(finished(aResult(0)));
    rates.count(finished(aResult(0, { probeId: 2 })));
    rates.forget(new ProbeRemoved(aProbe({ id: 2 })));
    expect([rates.of(1), rates.of(2)]).toEqual([100, undefined]);
    clock.advance(60 * minute);
    expect(rates.of(1)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from './latency-histogram.js';
import { LatencyProfile } from './latency.js';
import { relativeError } from './latency-buckets.js';

const histogramOf = (values: readonly number[]): LatencyHistogram => {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
};
const profileOf = (whole: readonly number[], tls: readonly number[]): LatencyProfile => {
  const profile = new LatencyProfile();
  profile.whole.merge(histogramOf(whole));
  if (tls.length > 0) profile.phase('tls').merge(histogramOf(tls));
  return profile;
};
const read = (bytes: Uint8Array): LatencyProfile => {
  const profile = new LatencyProfile();
  profile.take(bytes);
  return profile;
};
const us = fc.nat({ max: 3_600_000_000 });

describe('LatencyHistogram', () => {
  it('tells every quantile within its relative error', () => {
    fc.assert(
      fc.property(
        fc.array(us, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, part) => {
          const sorted = values.toSorted((one, other) => one - other);
          const exact = sorted[Math.max(Math.ceil(part * sorted.length), 1) - 1] ?? NaN;
          const told = histogramOf(values).quantile(part) ?? NaN;
          expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * relativeError * (1 + 1e-9));
        },
      ),
    );
  });

  it('says the same whether durations were added to one or to several that were merged', () => {
    fc.assert(
      fc.property(fc.array(us), fc.array(us), (some, others) => {
        const merged = histogramOf(some);
        merged.merge(histogramOf(others));
        expect(merged).toEqual(histogramOf([...some, ...others]));
      }),
    );
  });

  it('knows no quantile of nothing', () => {
    expect(new LatencyHistogram().quantile(0.5)).toBeUndefined();
  });
});

describe('LatencyProfile', () => {
  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(fc.array(us, { minLength: 1 }), fc.array(us, { minLength: 1 }), (whole, tls) => {
        const profile = profileOf(whole, tls);
        expect(read(profile.toBytes())).toEqual(profile);
      }),
    );
  });

  it('says the same whether it takes what was written of another, or is merged with that', () => {
    const some = fc.array(us, { maxLength: 20 });
    fc.assert(
      fc.property(some, some, some, some, (whole, tls, otherWhole, otherTls) => {
        // A phase is reached only by checks that are counted as a whole.
        const other = profileOf([...otherWhole, ...otherTls], otherTls);
        const [taken, merged] = [profileOf(whole, tls), profileOf(whole, tls)];
        taken.take(other.toBytes());
        merged.merge(other);
        expect(taken).toEqual(merged);
      }),
    );
  });

  it('comes back where checks are many and alike', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 300 }), { minLength: 200, maxLength: 400 }), values => {
        const profile = new LatencyProfile();
        profile.whole.merge(histogramOf(values.map(value => 20_000 + value ** 2)));
        profile.phase('connect').merge(histogramOf(values));
        expect(read(profile.toBytes())).toEqual(profile);
      }),
    );
  });

  it('is as good as a new one once it is cleared', () => {
    const some = fc.array(us, { maxLength: 20 });
    fc.assert(
      fc.property(some, some, some, some, (before, beforeTls, whole, tls) => {
        const profile = profileOf([...before, ...beforeTls], beforeTls);
        profile.clear();
        const next = profileOf([...whole, ...tls], tls);
        profile.merge(next);
        expect(profile.toBytes()).toEqual(next.toBytes());
        expect(profile.whole.quantile(0.9)).toBe(next.whole.quantile(0.9));
      }),
    );
  });

  it('takes no room when there was nothing', () => {
    expect(new LatencyProfile().toBytes()).toHaveLength(0);
    expect(read(new Uint8Array()).whole.count).toBe(0);
  });

  it('takes some thirty bytes for the six checks of a minute', () => {
    const profile = new LatencyProfile();
    for (const value of [812, 840, 795, 1203, 802, 833]) {
      profile.whole.add(value);
      for (const name of ['connect', 'processing', 'transfer'] as const)
        profile.phase(name).add(Math.round(value / 3));
    }
    expect(profile.toBytes().length).toBeLessThan(36);
  });

  it('refuses bytes that are cut off', () => {
    const profile = new LatencyProfile();
    profile.whole.add(5);
    expect(() => read(profile.toBytes().slice(0, -1))).toThrow(RangeError);
  });
});

import type { PhaseName } from '@dialtone/model';
import { phaseNames } from '@dialtone/model';
import type { LatencyHistogram } from '../latency-histogram.js';
import type { LatencyProfile } from '../latency.js';

/** How long something took, in milliseconds; the quantiles in the order in which they were asked for. */
export interface Durations {
  readonly count: number;
  readonly minMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
  readonly quantilesMs: readonly number[];
}

/** How long checks took, as a whole and in each phase; of what somebody asked for too, and not of our own failures. */
export interface Latency {
  /** Absent when no check finished. */
  readonly whole?: Durations;
  /** Those that were reached, in order. */
  readonly phases: readonly (Durations & { readonly name: PhaseName })[];
}

/** @param parts the quantiles that are wanted, each from 0 to 1 */
export function latencyOf(profile: LatencyProfile, parts: readonly number[]): Latency {
  const whole = durationsOf(profile.whole, parts);
  return {
    ...(whole && { whole }),
    phases: phaseNames.flatMap(name => {
      const histogram = profile.phases.get(name);
      const durations = histogram && durationsOf(histogram, parts);
      return durations ? [{ name, ...durations }] : [];
    }),
  };
}

/** @returns undefined of none */
export function durationsOf(
  histogram: LatencyHistogram,
  parts: readonly number[],
): Durations | undefined {
  const { count, sumUs, minUs, maxUs } = histogram;
  if (count === 0) return undefined;
  return {
    count,
    minMs: minUs / 1000,
    meanMs: sumUs / count / 1000,
    maxMs: maxUs / 1000,
    quantilesMs: parts.map(part => (histogram.quantile(part) ?? 0) / 1000),
  };
}

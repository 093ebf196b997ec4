import { missReasons } from '@dialtone/model';
import fc from 'fast-check';
import { type Kept } from '../../kept.js';
import { lengthMs } from '../../levels.js';
import { type Missed, type Paused, type Seen, type Told } from './seed.js';

/** Some odd moment, in the middle of a minute, an hour and a day. */
export const now = Date.parse('2026-11-10T13:37:22.500Z');
const { minutes: minute, hours: hour, days: day } = lengthMs;

/** Short, so that a few days show every edge. */
export const kept: Kept = {
  resultsMs: 4 * day,
  minutesMs: 30 * hour,
  hoursMs: 8 * day,
  daysMs: 40 * day,
};

const probes = [1, 2, 3];
const locations = [0, 1];
const endings = ['up', 'degraded', 'down', 'internal'] as const;

/** A moment of the last days, more often one of the last hours. */
export const moment = fc
  .oneof(
    fc.integer({ min: 1, max: 2 * hour }),
    fc.integer({ min: 1, max: 3 * day }),
    fc.integer({ min: 1, max: 20 * day }),
  )
  .map(ago => now - ago);

const us = fc.integer({ min: 0, max: 5_000_000 });

const check: fc.Arbitrary<Seen> = fc.record({
  probeId: fc.constantFrom(...probes),
  location: fc.constantFrom(...locations),
  at: moment,
  ending: fc.constantFrom(...endings),
  asked: fc.boolean(),
  us,
  phases: fc.oneof(
    fc.constant([]),
    us.map(each => [['connect', each] as const, ['tls', 2 * each] as const]),
  ),
});

export const checks: fc.Arbitrary<Seen[]> = fc.uniqueArray(check, {
  maxLength: 120,
  selector: ({ probeId, location, at }) => `${probeId} ${location} ${at}`,
});

const gap: fc.Arbitrary<Missed> = fc.record({
  probeId: fc.constantFrom(...probes),
  location: fc.constantFrom(...locations),
  firstAt: moment,
  spacing: fc.constantFrom(1000, 10_000, 90_000, 7 * minute, hour, day + 1),
  runs: fc.integer({ min: 1, max: 40 }),
  reason: fc.constantFrom(...missReasons),
});

const placeOf = ({ probeId, location }: Missed): string => `${probeId} ${location}`;

/** Of one probe no two begin at once, and they may reach into one another. */
export const gaps: fc.Arbitrary<Missed[]> = fc.uniqueArray(gap, {
  maxLength: 30,
  selector: one => `${placeOf(one)} ${one.firstAt}`,
});

/** Of one probe none begins before another has ended, but for runs that came while the one before went on. */
const apart: fc.Arbitrary<Missed[]> = gaps.map(some => {
  const ends = new Map<string, number>();
  return some
    .toSorted((one, other) => one.firstAt - other.firstAt)
    .filter(one => {
      if (one.reason === 'overlap') return true;
      if (one.firstAt <= (ends.get(placeOf(one)) ?? 0)) return false;
      ends.set(placeOf(one), one.firstAt + one.spacing * (one.runs - 1));
      return true;
    });
});

const pauses: fc.Arbitrary<Paused[]> = fc.array(
  fc.record({
    probeId: fc.constantFrom(...probes),
    location: fc.constantFrom(...locations),
    at: moment,
  }),
  { maxLength: 12 },
);

/** Checks, gaps and pauses, of which none is at the moment of a check. */
export const histories: fc.Arbitrary<Required<Told>> = fc
  .record({ checks, gaps: apart, pauses })
  .map(told => {
    const taken = new Set(told.checks.map(({ at }) => at));
    return { ...told, pauses: told.pauses.filter(({ at }) => !taken.has(at)) };
  });

export const windows = fc.tuple(moment, moment, fc.boolean()).map(([one, other, toNow]) => ({
  from: Math.min(one, other),
  until: toNow ? now : Math.max(one, other) + 1,
}));

import type { RunPartsFragment } from '../core/gql/graphql';

/** What the planned runs of some time came to. */
export interface Cell {
  /** Milliseconds since 1970; until before the second. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly up: number;
  readonly degraded: number;
  readonly down: number;
  readonly maintenance: number;
  readonly unknown: number;
}

/** A time that is looked at in steps of one length. */
export interface Steps {
  readonly fromMs: number;
  readonly count: number;
  readonly stepMs: number;
}

/** The last steps until now, the one that is under way among them. Steps are whole multiples since 1970, as the API's are. */
export const lastSteps = (count: number, stepMs: number, nowMs: number): Steps => ({
  fromMs: (Math.floor(nowMs / stepMs) - count + 1) * stepMs,
  count,
  stepMs,
});

interface Point {
  readonly at: string;
  readonly runs: RunPartsFragment;
}

/** A cell for each step, also for those of which the API says nothing: nothing was planned then. */
export function cellsOf(points: readonly Point[], { fromMs, count, stepMs }: Steps): Cell[] {
  const runsAt = new Map(
    points.map(({ at, runs }) => [Math.floor((Date.parse(at) - fromMs) / stepMs), runs]),
  );
  return Array.from({ length: count }, (_, index) => ({
    fromMs: fromMs + index * stepMs,
    untilMs: fromMs + (index + 1) * stepMs,
    ...countsOf(runsAt.get(index)),
  }));
}

const countsOf = (runs: RunPartsFragment | undefined) => ({
  up: runs?.up ?? 0,
  degraded: runs?.degraded ?? 0,
  down: runs?.down ?? 0,
  maintenance: runs?.maintenance ?? 0,
  unknown: runs === undefined ? 0 : sumOf(runs.unknown),
});

const sumOf = ({ overlap, overload, stopped, internal, storage }: RunPartsFragment['unknown']) =>
  overlap + overload + stopped + internal + storage;

/** Neighbours joined, so that at most so many remain; the first may be of fewer than the others. */
export function joined(cells: readonly Cell[], most: number): Cell[] {
  const each = Math.max(1, Math.ceil(cells.length / Math.max(1, most)));
  if (each === 1) return [...cells];
  const first = cells.length % each;
  const groups = first === 0 ? [] : [cells.slice(0, first)];
  for (let at = first; at < cells.length; at += each) groups.push(cells.slice(at, at + each));
  return groups.map(group => group.reduce(together));
}

const together = (one: Cell, other: Cell): Cell => ({
  fromMs: Math.min(one.fromMs, other.fromMs),
  untilMs: Math.max(one.untilMs, other.untilMs),
  up: one.up + other.up,
  degraded: one.degraded + other.degraded,
  down: one.down + other.down,
  maintenance: one.maintenance + other.maintenance,
  unknown: one.unknown + other.unknown,
});

/** How a cell looks: what it is told by, and how much of its height each state takes, in percent from below. */
export interface CellLook {
  readonly kind: 'empty' | 'maintenance' | 'runs';
  readonly down: number;
  readonly degraded: number;
  readonly seen: number;
}

/** A single failure among a thousand runs must show. Percent of the height. */
const least = 18;

export function lookOf({ up, degraded, down, maintenance, unknown }: Cell): CellLook {
  const runs = up + degraded + down + unknown;
  if (runs === 0) {
    const kind = maintenance > 0 ? 'maintenance' : 'empty';
    return { kind, down: 0, degraded: 0, seen: 0 };
  }
  const share = (count: number) => (count === 0 ? 0 : Math.max(least, (100 * count) / runs));
  const hidden = Math.min(share(unknown), up + degraded + down === 0 ? 100 : 100 - least);
  const seen = 100 - hidden;
  const bad = Math.min(share(down), seen);
  return { kind: 'runs', down: bad, degraded: Math.min(bad + share(degraded), seen), seen };
}

/** Percent of the runs that looked; undefined when none did. */
export function availabilityOf({ up, degraded, down }: Cell): number | undefined {
  const looked = up + degraded + down;
  return looked === 0 ? undefined : (100 * (up + degraded)) / looked;
}

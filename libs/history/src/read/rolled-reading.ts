import type { Kept } from '../kept.js';
import { type Level, lengthMs } from '../levels.js';
import type { Statements } from '../sql.js';
import { placesOf } from './places.js';
import { groundAt, planOf, type Stretch, type Window, windowOf } from './plan.js';
import type { WindowQuery } from './reading.js';

export interface RolledQuery extends WindowQuery {
  /** The levels to read, the finest first; at least one. */
  readonly levels: readonly [Level, ...Level[]];
}

/** A stretch that is read from a rollup. */
export type RolledStretch = Stretch & { readonly rows: Level };

export interface RolledReading extends Window {
  readonly parts: readonly {
    readonly location: number;
    readonly stretches: readonly RolledStretch[];
  }[];
}

/**
 * Plans how to read a window from rollups alone, for what is asked of so many probes that their results would be too
 * many. It ends with the last row of the finest level, and holds whole rows of it.
 */
export async function rolledReading(
  sql: Statements,
  { from, until, now, location, levels }: RolledQuery,
  kept: Kept,
): Promise<RolledReading> {
  const [finest] = levels;
  const length = lengthMs[finest];
  const places = await placesOf(sql, location);
  const wanted = {
    from: Math.ceil(from / length) * length,
    until: Math.min(
      Math.floor(Math.min(until, now) / length) * length,
      ...places.map(({ marks }) => marks[finest] * length),
    ),
  };
  const parts = places.map(place => ({
    location: place.location,
    stretches: planOf(wanted, groundAt(place.marks, kept, now), levels).filter(isRolled),
  }));
  const told = parts.map(({ stretches }) => windowOf(stretches)).filter(w => w.from < w.until);
  if (told.length === 0) return { from: until, until, parts: [] };
  return {
    from: Math.min(...told.map(window => window.from)),
    until: Math.max(...told.map(window => window.until)),
    parts,
  };
}

const isRolled = (stretch: Stretch): stretch is RolledStretch => stretch.rows !== 'results';

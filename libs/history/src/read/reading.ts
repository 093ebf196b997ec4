import type { Statements } from '../sql.js';
import type { Kept } from '../kept.js';
import { type Level, levels } from '../levels.js';
import { groundAt, newestGroundAt, planOf, type Stretch, type Window, windowOf } from './plan.js';
import { placesOf } from './places.js';

/** What is asked of a window. */
export interface WindowQuery extends Window {
  /** The present moment: nothing is told of what comes after it, and how long rows are kept counts from it. */
  readonly now: number;
  /** Of this place alone; all of them together when absent. */
  readonly location?: number;
}

/** How a window is read in every place, and the time that all of them tell of. */
export interface Reading extends Window {
  readonly parts: readonly { readonly location: number; readonly stretches: readonly Stretch[] }[];
}

export interface ReadingOptions {
  readonly kept: Kept;
  /** The levels to use, the finest first. */
  readonly usable?: readonly Level[];
  /** Whether results are read wherever they are finer, or only of the time that is not rolled up. */
  readonly results?: 'everywhere' | 'newest';
}

/** Plans how to read a window. It becomes shorter where it is not kept, and is empty when none of it is. */
export async function readingOf(
  sql: Statements,
  query: WindowQuery,
  { kept, usable = levels, results = 'everywhere' }: ReadingOptions,
): Promise<Reading> {
  const { from, now, location } = query;
  const wanted = { from, until: Math.min(query.until, now) };
  const groundOf = results === 'everywhere' ? groundAt : newestGroundAt;
  const grounds = (await placesOf(sql, location)).map(place => ({
    location: place.location,
    ground: groundOf(place.marks, kept, now),
  }));
  const told = grounds
    .map(({ ground }) => windowOf(planOf(wanted, ground, usable)))
    .reduce((one, other) => ({
      from: Math.max(one.from, other.from),
      until: Math.min(one.until, other.until),
    }));
  if (told.from >= told.until) return { from: wanted.until, until: wanted.until, parts: [] };
  const parts = grounds.map(({ location: id, ground }) => ({
    location: id,
    stretches: planOf(told, ground, usable),
  }));
  return { ...told, parts };
}

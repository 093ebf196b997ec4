import type { Kept } from '../kept.js';
import { lengthMs, type Level, levels } from '../levels.js';
import type { Marks } from './places.js';

/** A time from one moment until before another, in milliseconds since 1970. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** A part of a window, and the rows that it is read from. */
export interface Stretch extends Window {
  readonly rows: Level | 'results';
}

/** What there is to read from: how far each level has come, and since when the rows of each kind are kept. */
export interface Ground {
  readonly marks: Marks;
  readonly keptSince: Readonly<Record<Level | 'results', number>>;
}

export const groundAt = (marks: Marks, kept: Kept, now: number): Ground => ({
  marks,
  keptSince: {
    results: now - kept.resultsMs,
    minutes: now - kept.minutesMs,
    hours: now - kept.hoursMs,
    days: now - kept.daysMs,
  },
});

/** The same, but with results only of what is not rolled up. */
export function newestGroundAt(marks: Marks, kept: Kept, now: number): Ground {
  const { keptSince } = groundAt(marks, kept, now);
  const results = Math.max(keptSince.results, marks.minutes * lengthMs.minutes);
  return { marks, keptSince: { ...keptSince, results } };
}

/**
 * How a window is read with the fewest rows: the coarsest that fit inside it, finer ones at its edges, and results
 * for what is not rolled up. Where an edge is no longer kept so finely, the window becomes shorter: what is told is
 * always of the whole time from the first stretch to the last.
 * @param usable the levels to use, the finest first
 */
export const planOf = (
  window: Window,
  ground: Ground,
  usable: readonly Level[] = levels,
): Stretch[] => longestRun(cover(window, ground, usable));

function cover({ from, until }: Window, ground: Ground, usable: readonly Level[]): Stretch[] {
  if (from >= until) return [];
  const [level, finer] = [usable.at(-1), usable.slice(0, -1)];
  if (level === undefined) {
    const kept = Math.max(from, ground.keptSince.results);
    return kept < until ? [{ rows: 'results', from: kept, until }] : [];
  }
  const length = lengthMs[level];
  const first = Math.ceil(Math.max(from, ground.keptSince[level]) / length) * length;
  const end = Math.min(Math.floor(until / length), ground.marks[level]) * length;
  if (first >= end) return cover({ from, until }, ground, finer);
  return [
    ...cover({ from, until: first }, ground, finer),
    { rows: level, from: first, until: end },
    ...cover({ from: end, until }, ground, finer),
  ];
}

function longestRun(stretches: readonly Stretch[]): Stretch[] {
  const runs: Stretch[][] = [];
  for (const stretch of stretches) {
    const run = runs.at(-1);
    if (run?.at(-1)?.until === stretch.from) run.push(stretch);
    else runs.push([stretch]);
  }
  const lengthOf = (run: readonly Stretch[]): number => {
    const { from, until } = windowOf(run);
    return until - from;
  };
  return runs.reduce((best, run) => (lengthOf(run) > lengthOf(best) ? run : best), []);
}

/** From the first stretch to the last; of none, no time at all. */
export const windowOf = (stretches: readonly Stretch[]): Window => ({
  from: stretches[0]?.from ?? 0,
  until: stretches.at(-1)?.until ?? 0,
});

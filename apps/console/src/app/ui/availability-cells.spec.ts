import { describe, expect, it } from 'vitest';
import {
  availabilityOf,
  type Cell,
  cellsOf,
  joined,
  lastSteps,
  lookOf,
} from './availability-cells';

const hour = 3_600_000;
const runs = (counts: Partial<Cell>) => {
  const { up = 0, degraded = 0, down = 0, maintenance = 0, unknown = 0 } = counts;
  return {
    ...{ up, degraded, down, maintenance },
    unknown: { overlap: unknown, overload: 0, stopped: 0, internal: 0, storage: 0 },
  };
};
const cell = (counts: Partial<Cell>): Cell => ({
  ...{ fromMs: 0, untilMs: hour, up: 0, degraded: 0, down: 0, maintenance: 0, unknown: 0 },
  ...counts,
});

describe('the cells of a bar', () => {
  it('are the last whole steps, with the one that is under way', () => {
    expect(lastSteps(24, hour, 100.5 * hour)).toEqual({
      fromMs: 77 * hour,
      count: 24,
      stepMs: hour,
    });
  });

  it('are there for every step, also where nothing was planned', () => {
    const points = [{ at: new Date(hour).toISOString(), runs: runs({ up: 3, unknown: 1 }) }];
    const cells = cellsOf(points, { fromMs: 0, count: 3, stepMs: hour });
    expect(cells.map(({ up, unknown }) => [up, unknown])).toEqual([
      [0, 0],
      [3, 1],
      [0, 0],
    ]);
    expect(cells[1]).toMatchObject({ fromMs: hour, untilMs: 2 * hour });
  });

  it('are joined where there is no room for all, and lose no run', () => {
    const cells = Array.from({ length: 7 }, (_, at) =>
      cell({ fromMs: at * hour, untilMs: (at + 1) * hour, up: 1, down: at === 6 ? 1 : 0 }),
    );
    const few = joined(cells, 4);
    expect(few.map(({ up, down }) => [up, down])).toEqual([
      [1, 0],
      [2, 0],
      [2, 0],
      [2, 1],
    ]);
    expect(few.at(-1)).toMatchObject({ fromMs: 5 * hour, untilMs: 7 * hour });
    expect(joined(cells, 7)).toEqual(cells);
  });

  it('show one failure among a thousand, and never hide what is unknown', () => {
    expect(lookOf(cell({ up: 999, down: 1 }))).toEqual({
      ...{ kind: 'runs', down: 18, degraded: 18, seen: 100 },
    });
    expect(lookOf(cell({ up: 999, unknown: 1 })).seen).toBe(82);
    expect(lookOf(cell({ unknown: 5 })).seen).toBe(0);
    expect(lookOf(cell({ down: 1, unknown: 999 }))).toMatchObject({ down: 18, seen: 18 });
  });

  it('say nothing of a time in which nothing was planned, or nobody was to look', () => {
    expect(lookOf(cell({})).kind).toBe('empty');
    expect(lookOf(cell({ maintenance: 3 })).kind).toBe('maintenance');
    expect(availabilityOf(cell({ unknown: 3 }))).toBeUndefined();
    expect(availabilityOf(cell({ up: 1, degraded: 1, down: 2 }))).toBe(50);
  });
});

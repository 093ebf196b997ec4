import { describe, expect, it } from 'vitest';
import { anUpdate } from '../../testing/fixtures';
import { type CellsById, cellsOf, withChecks } from './row-cells';

const recent = { endings: 'UGDX', latenciesMs: [1, 2, 3, 4], newestAt: '2026-01-31T12:00:00.000Z' };
const cells = cellsOf({
  id: '1',
  recent,
  latency: {
    quantiles: [
      { quantile: 0.5, ms: 1 },
      { quantile: 0.95, ms: 7 },
    ],
  },
});
const known: CellsById = new Map([['1', cells]]);
const seen = { lastCheckAt: '2026-01-31T12:00:01.000Z', up: true, latencyMs: 9 };

describe('the cells of a row', () => {
  it('tell kinds by letter; what no letter tells is unknown', () => {
    expect(cells.looks.map(({ kind }) => kind)).toEqual(['up', 'degraded', 'down', 'unknown']);
    expect(cells.p95Ms).toBe(7);
    expect(cellsOf({ id: '1', recent, latency: null }).p95Ms).toBeUndefined();
  });

  it.each([
    [{ ...seen }, 'up'],
    [{ ...seen, message: 'slow' }, 'degraded'],
    [{ ...seen, up: false, reason: 'CONNECT' as const, message: 'refused' }, 'down'],
    [{ ...seen, up: false, reason: 'INTERNAL' as const, message: 'a bug' }, 'unknown'],
  ])('take the check %j as %s', (update, kind) => {
    const next = withChecks(known, [anUpdate({ id: '1', ...update })]);
    expect(next.get('1')?.looks.at(-1)).toEqual({ kind, latencyMs: 9 });
  });

  it('take no check twice, and none of a row that is not on screen', () => {
    const once = withChecks(known, [anUpdate({ id: '1', ...seen })]);
    expect(withChecks(once, [anUpdate({ id: '1', ...seen })])).toBe(once);
    expect(withChecks(known, [anUpdate({ id: '9', ...seen })])).toBe(known);
  });

  it('hold fifty checks and no more', () => {
    let next = known;
    for (let n = 10; n < 70; n += 1)
      next = withChecks(next, [
        anUpdate({ id: '1', ...seen, lastCheckAt: `2026-02-01T00:00:${n}` }),
      ]);
    expect(next.get('1')?.looks).toHaveLength(50);
  });
});

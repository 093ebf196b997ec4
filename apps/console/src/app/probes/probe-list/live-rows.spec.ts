import { describe, expect, it } from 'vitest';
import { aResult, aRow } from '../../testing/fixtures';
import { isStale, withChanges, withResults } from './live-rows';

const early = '2026-01-31T12:00:00.000Z';
const late = '2026-01-31T12:00:01.000Z';

describe('withResults', () => {
  it('gives each row its newest result and leaves the others as they are', () => {
    const rows = [aRow({ id: '1' }), aRow({ id: '2' })];
    const patched = withResults(rows, [
      aResult({ probeId: '1', startedAt: late, latencyMs: 2 }),
      aResult({ probeId: '1', startedAt: early, latencyMs: 1 }),
      aResult({ probeId: '9' }),
    ]);
    expect(patched[0]?.lastResult?.latencyMs).toBe(2);
    expect(patched[1]).toBe(rows[1]);
  });

  it('does not go back in time', () => {
    const rows = [aRow({ id: '1', lastResult: aResult({ startedAt: late, latencyMs: 2 }) })];
    expect(withResults(rows, [aResult({ probeId: '1', startedAt: early })])[0]).toBe(rows[0]);
  });
});

describe('withChanges', () => {
  it('shows a changed probe as it is now, and keeps a deleted one until the page is asked for', () => {
    const rows = [aRow({ id: '1', state: 'UP' }), aRow({ id: '2' })];
    const patched = withChanges(rows, [
      { kind: 'STATE', id: '1', probe: { ...aRow({ id: '1', state: 'DOWN' }), nextRunAt: null } },
      { kind: 'DELETED', id: '2', probe: null },
    ]);
    expect(patched.map(({ state }) => state)).toEqual(['DOWN', 'UP']);
  });
});

describe('isStale', () => {
  const rows = [aRow({ id: '1' })];
  const stateOf = (id: string) => ({ kind: 'STATE', id, probe: null }) as const;

  it('is patched in place when a shown row changes its state', () => {
    expect(isStale(rows, [stateOf('1')], false)).toBe(false);
  });

  it('is asked for again when a row may come, go, or no longer fit', () => {
    expect(isStale(rows, [stateOf('2')], false)).toBe(true);
    expect(isStale(rows, [stateOf('1')], true)).toBe(true);
    expect(isStale(rows, [{ kind: 'DELETED', id: '1', probe: null }], false)).toBe(true);
  });
});
